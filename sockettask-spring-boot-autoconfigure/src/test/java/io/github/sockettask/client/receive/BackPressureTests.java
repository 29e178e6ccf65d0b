package io.github.sockettask.client.receive;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.transport.TransportConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When reading stops, and when it goes on.
 */
class BackPressureTests {

	private final List<String> calls = new ArrayList<>();

	private boolean paused;

	private final BackPressure backPressure = new BackPressure(10, 1000, () -> this.paused);

	@BeforeEach
	void connect() {
		this.backPressure.connection((TransportConnection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { TransportConnection.class }, (proxy, method, arguments) -> {
					this.calls.add(method.getName());
					return null;
				}));
	}

	@Test
	void readingStopsWhenAsManyMessagesWaitAsMayAndGoesOnAtHalf() {
		this.backPressure.arrived(9, 9);
		assertThat(this.calls).isEmpty();
		this.backPressure.arrived(1, 1);
		assertThat(this.calls).containsExactly("pauseReading");
		this.backPressure.taken(4, 4);
		assertThat(this.calls).containsExactly("pauseReading");
		this.backPressure.taken(1, 1);
		assertThat(this.calls).containsExactly("pauseReading", "resumeReading");
	}

	@Test
	void readingStopsWhenAsManyBytesWaitAsMayAndGoesOnAtHalf() {
		this.backPressure.arrived(2, 1000);
		this.backPressure.taken(1, 499);
		assertThat(this.calls).containsExactly("pauseReading");
		this.backPressure.taken(1, 501);
		assertThat(this.calls).containsExactly("pauseReading", "resumeReading");
	}

	@Test
	void whenPausedAndFullThenBothMustEndBeforeReadingGoesOn() {
		pause(true);
		this.backPressure.arrived(10, 10);
		pause(false);
		assertThat(this.calls).containsExactly("pauseReading");
		pause(true);
		this.backPressure.taken(10, 10);
		assertThat(this.calls).containsExactly("pauseReading");
		pause(false);
		assertThat(this.calls).containsExactly("pauseReading", "resumeReading");
	}

	private void pause(boolean paused) {
		this.paused = paused;
		this.backPressure.update();
	}

}
