package io.github.sockettask.transport.netty;

/**
 * Passes all frames to the protocol engine, those of messages too.
 */
class EngineFrames extends InboundFrames {

	private final NettyConnection connection;

	private final TyrusFrames engine;

	private final int maxMessageSize;

	private final EngineMessages messages;

	private long messageLength;

	EngineFrames(NettyConnection connection, TyrusFrames engine, int maxMessageSize, EngineMessages messages) {
		super(connection, engine, maxMessageSize, null);
		this.connection = connection;
		this.engine = engine;
		this.maxMessageSize = maxMessageSize;
		this.messages = messages;
	}

	@Override
	boolean begin(FrameHeader header) {
		String violation = header.violation();
		if (violation != null) {
			this.connection.violated(violation);
			return false;
		}
		if (header.isData()) {
			this.messageLength = header.length() + ((header.opcode() == 0) ? this.messageLength : 0);
			if (this.messageLength < 0 || this.messageLength > this.maxMessageSize) {
				this.connection.tooBig(this.messageLength);
				return false;
			}
		}
		return true;
	}

	@Override
	boolean isData() {
		return false;
	}

	@Override
	void frame(byte[] bytes, int start, int payload, int end) {
		complete(bytes, start, payload, end);
	}

	@Override
	boolean part(byte[] bytes, int start, int end) {
		return true;
	}

	@Override
	void complete(byte[] bytes, int start, int payload, int end) {
		this.messages.process(() -> this.engine.handle(bytes, start, end));
	}

}
