package io.github.sockettask.test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a connection through a proxy. It holds a bounded number of bytes, and
 * passes the FIN on after them.
 */
final class ProxiedFlow {

	static final long NEVER = Long.MAX_VALUE;

	private static final int CAPACITY = 65536;

	private final Deque<Piece> pieces = new ArrayDeque<>();

	private final ByteBuffer received = ByteBuffer.allocate(8192);

	private final SocketChannel source;

	private final SocketChannel sink;

	private int held;

	private long lastWrite = System.nanoTime() - NEVER / 2;

	private boolean ended;

	private boolean blocked;

	ProxiedFlow(SocketChannel source, SocketChannel sink) {
		this.source = source;
		this.sink = sink;
	}

	/**
	 * Pass on what can be passed on now.
	 * @param pace how fast
	 * @param now the time
	 * @return in how many nanoseconds there is more to do, whatever the network does
	 * @throws IOException if one of the sides is gone
	 */
	long move(Pace pace, long now) throws IOException {
		if (readOperation() != 0) {
			read(now);
		}
		return write(pace, now);
	}

	int readOperation() {
		return (this.ended || this.held >= CAPACITY) ? 0 : SelectionKey.OP_READ;
	}

	int writeOperation() {
		return (this.blocked) ? SelectionKey.OP_WRITE : 0;
	}

	boolean isOver() {
		return this.ended && this.pieces.isEmpty();
	}

	private void read(long now) throws IOException {
		int count = this.source.read(this.received.clear());
		if (count > 0) {
			byte[] bytes = new byte[count];
			this.received.flip().get(bytes);
			this.held += count;
			this.pieces.add(new Piece(ByteBuffer.wrap(bytes), now));
		}
		else if (count < 0) {
			this.ended = true;
			this.pieces.add(new Piece(ByteBuffer.allocate(0), now));
		}
	}

	private long write(Pace pace, long now) throws IOException {
		this.blocked = false;
		for (Piece piece = this.pieces.peek(); piece != null; piece = this.pieces.peek()) {
			long wait = Math.max(pace.delay() - (now - piece.arrived()), pace.interval() - (now - this.lastWrite));
			if (wait > 0) {
				return wait;
			}
			if (!write(piece.bytes(), pace.bytes())) {
				this.blocked = true;
				return NEVER;
			}
			this.lastWrite = now;
			if (!piece.bytes().hasRemaining()) {
				this.pieces.remove();
			}
		}
		return NEVER;
	}

	private boolean write(ByteBuffer bytes, int limit) throws IOException {
		if (!bytes.hasRemaining()) {
			this.sink.shutdownOutput();
			return true;
		}
		ByteBuffer part = bytes.slice();
		int written = this.sink.write(part.limit(Math.min(part.limit(), limit)));
		bytes.position(bytes.position() + written);
		this.held -= written;
		return written > 0;
	}

	/**
	 * What was read at once, or the end if it is empty.
	 */
	private record Piece(ByteBuffer bytes, long arrived) {

	}

}
