package io.github.sockettask.conformance;

/**
 * Interoperation with Jetty.
 */
class JettyInteroperationTests extends InteroperationFixture {

	@Override
	PeerServer start() throws Exception {
		return new JettyServer();
	}

}
