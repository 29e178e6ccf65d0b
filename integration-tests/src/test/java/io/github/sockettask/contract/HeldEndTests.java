package io.github.sockettask.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.MessageStream;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection ends while its task is paused, and while what the peer has sent is held
 * where it was read: behind the answer to the handshake, and not decoded yet.
 */
@InEveryMode
class HeldEndTests extends ContractFixture {

	private static final int MESSAGES = 10;

	private final CountDownLatch paused = new CountDownLatch(1);

	@ParameterizedTest
	@EnumSource
	@Contract({ "5.1", "5.18" })
	void whenTheConnectionEndsWhilePausedThenTheEndComesBehindWhatWasReceived(End end) {
		RecordedTask task = connectWith((connection) -> {
			connection.inSameSegment((together) -> {
				together.accept().repeat(MESSAGES, (i) -> together.sendText("m" + i));
				end.together(together);
			});
			end.later(connection.await(this.paused));
		}, (recorded) -> recorded.task().pause()).awaitOpen();
		end.here(task);
		this.paused.countDown();
		if (end.isSeenAtOnce()) {
			// without reading, an end is seen when something is written
			Awaitility.await().until(() -> task.task().send("x").isCompletedExceptionally());
		}
		assertThat(task.events()).containsExactly("open");
		task.task().resume();
		task.awaitClose();
		assertThat(task.events().stream().filter((event) -> event.startsWith("message")))
			.containsExactlyInAnyOrderElementsOf(
					IntStream.range(0, MESSAGES).mapToObj((i) -> "message m" + i).toList());
		assertThat(task.events().stream().filter((event) -> !event.startsWith("message")).map(HeldEndTests::kind))
			.containsExactlyElementsOf(Stream.concat(Stream.of("open"), end.events().stream()).toList());
	}

	private static String kind(String event) {
		return event.startsWith("error") ? "error" : event;
	}

	/** How a connection ends. */
	enum End {

		RESET(true, GONE) {

			@Override
			void later(TestSocketConnection connection) {
				connection.reset();
			}

		},

		DROP(false, GONE) {

			@Override
			void later(TestSocketConnection connection) {
				connection.drop();
			}

		},

		CLOSE_FRAME(false, "close 4000 bye") {

			@Override
			void later(TestSocketConnection connection) {
				connection.close(4000, "bye");
			}

		},

		CLOSE_FRAME_THAT_IS_HELD(false, "close 4000 bye") {

			@Override
			void together(TestSocketConnection connection) {
				connection.close(4000, "bye");
			}

		},

		RESET_BEHIND_A_CLOSE_FRAME(true, "close 4000 bye") {

			@Override
			void together(TestSocketConnection connection) {
				connection.rawFrame(SocketFrame.close(4000, "bye"));
			}

			@Override
			void later(TestSocketConnection connection) {
				connection.reset();
			}

		},

		VIOLATION(false, "error", GONE) {

			@Override
			void together(TestSocketConnection connection) {
				connection.rawFrame(SocketFrame.of(3, new byte[1]));
			}

		},

		RESET_BEHIND_A_VIOLATION(true, "error", GONE) {

			@Override
			void together(TestSocketConnection connection) {
				connection.rawFrame(SocketFrame.of(3, new byte[1]));
			}

			@Override
			void later(TestSocketConnection connection) {
				connection.reset();
			}

		},

		FAILED_SEND(true, "error", GONE) {

			@Override
			void here(RecordedTask task) {
				task.task().send(MessageStream.binary(new BrokenStream()));
			}

		};

		private final boolean seenAtOnce;

		private final List<String> events;

		End(boolean seenAtOnce, String... events) {
			this.seenAtOnce = seenAtOnce;
			this.events = List.of(events);
		}

		boolean isSeenAtOnce() {
			return this.seenAtOnce;
		}

		List<String> events() {
			return this.events;
		}

		void together(TestSocketConnection connection) {
		}

		void later(TestSocketConnection connection) {
		}

		void here(RecordedTask task) {
		}

	}

	/** Fails behind its first byte. */
	private static final class BrokenStream extends InputStream {

		private boolean begun;

		@Override
		public int read() throws IOException {
			if (this.begun) {
				throw new IOException("broken");
			}
			this.begun = true;
			return 1;
		}

	}

}
