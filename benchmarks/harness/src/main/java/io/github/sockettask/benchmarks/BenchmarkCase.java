package io.github.sockettask.benchmarks;

import java.util.Arrays;

/**
 * A case, the same for every peer.
 */
public enum BenchmarkCase {

	/**
	 * Send 64 bytes of text, wait for the echo.
	 */
	PING_PONG("ping-pong", Work.ECHO, 64),

	/**
	 * Send text of 64 bytes.
	 */
	SEND_64("send-64", Work.SEND, 64),

	/**
	 * Receive text of 64 bytes.
	 */
	RECEIVE_64("recv-64", Work.RECEIVE, 64),

	/**
	 * Send text of 1 KiB.
	 */
	SEND_1K("send-1k", Work.SEND, 1024),

	/**
	 * Receive text of 1 KiB.
	 */
	RECEIVE_1K("recv-1k", Work.RECEIVE, 1024),

	/**
	 * Send 64 KiB of bytes.
	 */
	SEND_64K("send-64k", Work.SEND, 64 * 1024),

	/**
	 * Receive 64 KiB of bytes.
	 */
	RECEIVE_64K("recv-64k", Work.RECEIVE, 64 * 1024),

	/**
	 * Send text of 64 bytes from one thread, as the others do it from more.
	 */
	SENDERS_1("senders-1", Work.SENDERS, 64, 1),

	/**
	 * Send text of 64 bytes from four threads on one connection.
	 */
	SENDERS_4("senders-4", Work.SENDERS, 64, 4),

	/**
	 * Send text of 64 bytes from 16 threads on one connection.
	 */
	SENDERS_16("senders-16", Work.SENDERS, 64, 16),

	/**
	 * Ping-pong on 100 connections at a time.
	 */
	ECHO_100("echo-100", Work.ECHO, 64),

	/**
	 * Receive text of 64 bytes on 100 connections at a time with handlers that block.
	 */
	HANDLERS_100("handlers-100", Work.HANDLERS, 64),

	/**
	 * Receive one frame of 16 MiB.
	 */
	FRAME_16M("frame-16m", Work.FRAME, 16 * 1024 * 1024),

	/**
	 * Open many connections and leave them alone.
	 */
	IDLE_10000("idle-10000", Work.IDLE, 64),

	/**
	 * Start a JVM and open a connection.
	 */
	COLD_START("cold-start", Work.COLD_START, 64);

	private static final int TEXT_LIMIT = 1024;

	private final String id;

	private final Work work;

	private final int size;

	private final int threads;

	BenchmarkCase(String id, Work work, int size) {
		this(id, work, size, 1);
	}

	BenchmarkCase(String id, Work work, int size, int threads) {
		this.id = id;
		this.work = work;
		this.size = size;
		this.threads = threads;
	}

	/**
	 * Find a case by its name.
	 * @param id the name
	 * @return the case
	 * @throws IllegalArgumentException if there is none
	 */
	public static BenchmarkCase of(String id) {
		return Arrays.stream(values())
			.filter((candidate) -> candidate.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No case \"%s\", there are %s".formatted(id,
					Arrays.stream(values()).map(BenchmarkCase::id).toList())));
	}

	public String id() {
		return this.id;
	}

	public Work work() {
		return this.work;
	}

	/**
	 * Return the size of a message in bytes, which are as many characters of text.
	 * @return the size
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Return how many threads send on one connection.
	 * @return the number of threads
	 */
	public int threads() {
		return this.threads;
	}

	public boolean text() {
		return this.size <= TEXT_LIMIT;
	}

	/**
	 * Return where the server offers the other side of this case.
	 * @return the path of the address
	 */
	public String path() {
		return switch (this.work) {
			case ECHO, IDLE, COLD_START -> "/echo";
			case SEND -> "/sink";
			case SENDERS -> "/ordered-sink";
			case HANDLERS -> "/burst/" + this.size;
			case RECEIVE, FRAME -> "/firehose/%s/%d".formatted(text() ? "text" : "binary", this.size);
		};
	}

	/**
	 * What a client does.
	 */
	public enum Work {

		/**
		 * Send one message and the next one when it came back.
		 */
		ECHO,

		/**
		 * Send as much as possible.
		 */
		SEND,

		/**
		 * Send as much as possible from some threads at a time.
		 */
		SENDERS,

		/**
		 * Receive as much as possible.
		 */
		RECEIVE,

		/**
		 * Receive on many connections, and block for each message.
		 */
		HANDLERS,

		/**
		 * Receive one message.
		 */
		FRAME,

		/**
		 * Open connections.
		 */
		IDLE,

		/**
		 * Open one connection.
		 */
		COLD_START

	}

}
