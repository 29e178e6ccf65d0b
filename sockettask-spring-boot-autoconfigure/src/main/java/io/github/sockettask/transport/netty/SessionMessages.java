package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection.Completion;
import io.github.sockettask.transport.Utf8;

/**
 * Sends messages through Tyrus' session, which applies the extension of the connection.
 * The state of a compressor depends on all earlier messages, so that no message can
 * bypass it. Fragments of the application are not compressed, which the extension allows
 * (RFC 7692, section 6). Belongs to the event loop.
 */
class SessionMessages {

	/** Number of bytes after which they are written. */
	private static final int SIZE_A_PIECE = 64 * 1024;

	private final Session session;

	private final OutboundMessages messages;

	/** The outcomes that are not reported yet, in the order of the messages. */
	private final Queue<SentFrame> sent = new ArrayDeque<>();

	/** The number of the last message to send. */
	private long last = Long.MAX_VALUE;

	/** Closes the session behind that message. */
	private @Nullable Runnable close;

	/** The message that was taken and not sent yet. */
	private @Nullable TakenFrame taken;

	SessionMessages(Session session, OutboundMessages messages) {
		this.session = session;
		this.messages = messages;
	}

	/**
	 * Send messages of the application, not more than are to be written in one piece.
	 * @param queue takes fragments
	 * @return whether there were any
	 */
	boolean sendSome(FrameQueue queue) {
		long size = 0;
		while (size < SIZE_A_PIECE) {
			boolean drained = this.messages.drainTo(this::take, this.last);
			TakenFrame frame = this.taken;
			this.taken = null;
			if (frame != null) {
				size += 1L + frame.size();
				send(frame, queue);
			}
			this.messages.drained();
			if (frame == null) {
				return closed(drained) || size > 0;
			}
		}
		return true;
	}

	private boolean closed(boolean drained) {
		Runnable close = drained ? this.close : null;
		if (close == null) {
			return false;
		}
		this.close = null;
		close.run();
		return true;
	}

	/**
	 * Close the session behind messages, since it takes none afterwards.
	 * @param last the number of the last message to send
	 * @param close closes the session
	 */
	void closeBehind(long last, Runnable close) {
		this.last = last;
		this.close = close;
	}

	private boolean take(int opcode, boolean last, Object payload, int size) {
		if (this.taken != null) {
			return false;
		}
		SentFrame outcome = new SentFrame();
		this.taken = new TakenFrame(opcode, last, payload, size, outcome);
		this.sent.add(outcome);
		return true;
	}

	private void send(TakenFrame frame, FrameQueue queue) {
		SentFrame outcome = frame.outcome();
		if (!frame.last() || frame.opcode() == OutboundMessages.CONTINUATION) {
			queue.add(OutboundFrame.of(frame.opcode(), frame.last(), (ByteBuffer) frame.payload(), 0, outcome));
		}
		else if (frame.payload() instanceof String text) {
			send(outcome, (remote, result) -> remote.sendText(Utf8.toWellFormed(text), result));
		}
		else {
			send(outcome, (remote, result) -> remote.sendBinary(((ByteBuffer) frame.payload()).duplicate(), result));
		}
	}

	private void send(SentFrame outcome, BiConsumer<RemoteEndpoint.Async, SendHandler> send) {
		try {
			send.accept(this.session.getAsyncRemote(), (result) -> outcome.done(result.getException()));
		}
		catch (RuntimeException ex) {
			// Tyrus throws several kinds, one of them if the session ends meanwhile
			outcome.done(ex);
		}
		catch (Error ex) {
			outcome.done(ex);
			throw ex;
		}
	}

	private void report() {
		SentFrame frame = this.sent.peek();
		while (frame != null && frame.over) {
			this.sent.remove();
			long begun = (frame.failure instanceof NotBegunException) ? 0 : Long.MAX_VALUE;
			this.messages.done(1, 0, begun, frame.failure);
			frame = this.sent.peek();
		}
	}

	private record TakenFrame(int opcode, boolean last, Object payload, int size, SentFrame outcome) {

	}

	private final class SentFrame implements Completion {

		private boolean over;

		private @Nullable Throwable failure;

		@Override
		public void done(@Nullable Throwable failure) {
			this.over = true;
			this.failure = failure;
			report();
		}

	}

}
