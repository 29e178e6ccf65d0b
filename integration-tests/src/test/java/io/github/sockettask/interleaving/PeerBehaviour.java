package io.github.sockettask.interleaving;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

/**
 * What a peer may do.
 */
enum PeerBehaviour {

	TALKS_AND_CLOSES((peer) -> peer.sendText("a").sendBinary(new byte[] { 'b' }).close(1000, "bye")),

	REFUSES((peer) -> peer.refuse(404)),

	DROPS_IN_THE_HANDSHAKE((peer) -> peer.dropBeforeHandshake()),

	RESETS_IN_THE_HANDSHAKE((peer) -> peer.resetBeforeHandshake()),

	CLOSES_WHEN_WE_DO((peer, meeting) -> peer.sendText("a").await(meeting).close(4000, "at once"), false),

	SENDS_WITH_THE_101((peer) -> peer.acceptTogetherWith(SocketFrame.text("a")).close(1000, "")),

	CLOSES_WITH_THE_101((peer) -> peer.acceptTogetherWith(SocketFrame.text("a"), SocketFrame.close(1000, ""))),

	SENDS_BEHIND_ITS_CLOSE((peer) -> peer.inSameSegment(
			(segment) -> segment.sendText("a").close(1000, "").sendText("late").close(1001, "").sendText("later"))),

	ENDS_IN_A_FRAME((peer) -> peer.sendText("a").raw(half()).drop()),

	RESETS_WHEN_OPEN((peer) -> peer.accept().reset()),

	RESETS_IN_A_FRAME((peer) -> peer.sendText("a").raw(half()).reset()),

	TRICKLES((peer) -> peer.trickle().sendText("a").sendText("b".repeat(200)).close(1000, "bye")),

	SAYS_NOTHING((peer, meeting) -> peer.accept().silence(), false),

	SAYS_NOTHING_IN_THE_HANDSHAKE((peer) -> peer.silentHandshake()),

	VIOLATES_THE_PROTOCOL((peer) -> peer.sendText("a").rawFrame(SocketFrame.text("b").withMask(new byte[4]))),

	DOES_NOT_ANSWER_A_CLOSE((peer, meeting) -> peer.sendText("a").noCloseReply(), false);

	private final BiConsumer<TestSocketConnection, CountDownLatch> steps;

	private final boolean ending;

	PeerBehaviour(Consumer<TestSocketConnection> steps) {
		this((peer, meeting) -> steps.accept(peer), true);
	}

	PeerBehaviour(BiConsumer<TestSocketConnection, CountDownLatch> steps, boolean ending) {
		this.steps = steps;
		this.ending = ending;
	}

	SocketScript script(CountDownLatch meeting) {
		return (peer) -> this.steps.accept(peer, meeting);
	}

	/**
	 * Return whether a connection to this peer ends without anything of ours.
	 * @return false if the client must close
	 */
	boolean isEnding() {
		return this.ending;
	}

	private static byte[] half() {
		return Arrays.copyOf(SocketFrame.text("never whole").encode(), 5);
	}

}
