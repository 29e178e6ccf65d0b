package io.github.sockettask.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several threads send while the peer ends the connection again and again.
 */
class DropTests {

	private static final int DROPS = Integer.getInteger("sockettask.test.drops", 170);

	private static final int SENDERS = 4;

	private final List<SeenMessages> connections = new CopyOnWriteArrayList<>();

	private final CountDownLatch over = new CountDownLatch(1);

	@ParameterizedTest
	@CsvSource({ "true, RESET", "true, FIN", "true, CLOSE", "false, RESET", "false, FIN", "false, CLOSE" })
	@Contract({ "3.1", "3.3", "3.15" })
	void whatTheFuturesSayIsWhatThePeerHasSeen(boolean offline, Ending ending) throws Exception {
		try (RawPeer peer = new RawPeer(0, (in, out, socket) -> talk(ending, in, out, socket));
				LoadClient client = new LoadClient()) {
			SocketTaskSettings defaults = SocketTaskSettings.DEFAULTS.withUrl(peer.url());
			SocketTask task = client
				.create(defaults.withSend(defaults.send().withOffline(defaults.send().offline().withEnabled(offline))));
			task.onClose((result) -> restart(task));
			task.start();
			List<SendingThread> senders = IntStream.range(0, SENDERS)
				.mapToObj((number) -> new SendingThread(number, task))
				.toList();
			senders.forEach(Thread::start);
			assertThat(this.over.await(60, TimeUnit.SECONDS)).as("%s drops", this.connections.size()).isTrue();
			senders.forEach(SendingThread::finish);
			task.stop().get(10, TimeUnit.SECONDS);
			for (SendingThread sender : senders) {
				sender.join(5000);
			}
			// what was sent after the stop waits for a start
			task.clearOfflineQueue();
			for (SendingThread sender : senders) {
				sender.awaitOutcomes();
				List<Integer> seen = this.connections.stream()
					.flatMap((connection) -> connection.of(sender.number()).stream())
					.toList();
				assertThat(seen).as("in order, and none twice").isSorted().doesNotHaveDuplicates();
				assertThat(seen).as("none that has failed").noneMatch(sender.failed()::get);
				if (ending == Ending.CLOSE) {
					assertThat(seen).as("all that were written").hasSize(sender.written().cardinality());
				}
			}
			assertThat(task.bufferedAmount()).isZero();
		}
	}

	private void restart(SocketTask task) {
		if (this.connections.size() < DROPS) {
			task.start();
		}
		else {
			this.over.countDown();
		}
	}

	private void talk(Ending ending, DataInputStream in, OutputStream out, Socket socket) throws IOException {
		SeenMessages seen = new SeenMessages();
		this.connections.add(seen);
		int count = this.connections.size() * 7919 % 60;
		for (int i = 0; i < count; i++) {
			seen.add(ClientFrame.read(in));
		}
		ending.end(out, socket);
		if (ending == Ending.CLOSE) {
			ClientFrame frame = ClientFrame.read(in);
			while (frame.opcode() != ClientFrame.CLOSE) {
				seen.add(frame);
				frame = ClientFrame.read(in);
			}
		}
	}

	/**
	 * How the peer ends a connection.
	 */
	enum Ending {

		RESET, FIN, CLOSE;

		void end(OutputStream out, Socket socket) throws IOException {
			switch (this) {
				case RESET -> socket.setSoLinger(true, 0);
				case FIN -> socket.shutdownOutput();
				case CLOSE -> out.write(new byte[] { (byte) 0x88, 2, 3, (byte) 0xe8 });
			}
		}

	}

}
