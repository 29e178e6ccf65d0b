package io.github.sockettask.conformance;

import java.util.List;

import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

/**
 * How frames are cut into writes, which must make no difference.
 */
enum Delivery {

	AT_ONCE {

		@Override
		void send(TestSocketConnection connection, List<SocketFrame> frames) {
			connection.inSameSegment((same) -> FRAME_BY_FRAME.send(same, frames));
		}

	},

	FRAME_BY_FRAME {

		@Override
		void send(TestSocketConnection connection, List<SocketFrame> frames) {
			connection.rawFrame(frames.toArray(SocketFrame[]::new));
		}

	},

	BYTE_BY_BYTE {

		@Override
		void send(TestSocketConnection connection, List<SocketFrame> frames) {
			FRAME_BY_FRAME.send(connection.trickle(), frames);
		}

	};

	abstract void send(TestSocketConnection connection, List<SocketFrame> frames);

}
