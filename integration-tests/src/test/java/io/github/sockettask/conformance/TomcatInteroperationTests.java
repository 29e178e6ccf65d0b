package io.github.sockettask.conformance;

/**
 * Interoperation with Tomcat.
 */
class TomcatInteroperationTests extends InteroperationFixture {

	@Override
	PeerServer start() throws Exception {
		return new TomcatServer();
	}

}
