package io.github.sockettask.interleaving;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

import io.github.sockettask.ReadyState;

/**
 * What an application may do with a task, from any thread and in any state.
 */
enum ClientStep {

	START, AWAIT_OPEN, PAUSE, SEND_TEXT, SEND_BINARY, SET_CALLBACKS, HOLD, GO_ON, CLOSE, CLOSE_WITH_BAD_CODE, STOP,
	CLOSE_SESSION, THROW;

	private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(20);

	private static final int MAX_CONNECTIONS = 5;

	void play(ObservedTask task, String sender, Random random) {
		switch (this) {
			case START -> start(task);
			case AWAIT_OPEN -> awaitOpen(task);
			case PAUSE -> LockSupport.parkNanos(random.nextInt(2_000_000));
			case SEND_TEXT -> task.calls().send(task.task(), task.nextMessage(sender));
			case SEND_BINARY ->
				task.calls().send(task.task(), task.nextMessage(sender).getBytes(StandardCharsets.UTF_8));
			case SET_CALLBACKS -> task.setCallbacks();
			case HOLD -> task.task().pause();
			case GO_ON -> task.task().resume();
			case CLOSE -> task.calls().close(task.task(), 3000 + random.nextInt(100));
			case CLOSE_WITH_BAD_CODE -> task.calls().close(task.task(), 1001);
			case STOP -> task.calls().stop(task.task());
			case CLOSE_SESSION -> closeSession(task);
			case THROW -> throw new Mischief();
		}
	}

	private static void start(ObservedTask task) {
		if (task.count(EventKind.CLOSE) < MAX_CONNECTIONS) {
			task.task().start();
		}
	}

	private static void awaitOpen(ObservedTask task) {
		long start = System.nanoTime();
		while (task.task().readyState() == ReadyState.CONNECTING && System.nanoTime() - start < PATIENCE) {
			LockSupport.parkNanos(100_000);
		}
	}

	private static void closeSession(ObservedTask task) {
		WebSocketSession session = task.task().ws(WebSocketSession.class);
		if (session != null) {
			try {
				session.close(new CloseStatus(4500, "by the session"));
			}
			catch (IOException | IllegalStateException ex) {
				// Another thread has closed it.
			}
		}
	}

}
