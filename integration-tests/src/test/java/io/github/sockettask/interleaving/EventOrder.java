package io.github.sockettask.interleaving;

import java.util.ArrayList;
import java.util.List;

import io.github.sockettask.ReadyState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of the events of one task: for each connection
 * {@code [OPEN MESSAGE*] [ERROR] CLOSE}, one connection after the other.
 */
class EventOrder {

	private final List<List<Event>> connections = new ArrayList<>();

	private List<Event> current = new ArrayList<>();

	/**
	 * Check events.
	 * @param events all events of a task that is closed
	 * @return the events of each connection
	 */
	static List<List<Event>> check(List<Event> events) {
		EventOrder order = new EventOrder();
		events.stream().filter((event) -> !event.mischief()).forEach(order::next);
		assertThat(order.current).as("behind the last onClose of %s", events).isEmpty();
		return order.connections;
	}

	private void next(Event event) {
		EventKind before = this.current.isEmpty() ? EventKind.CLOSE : this.current.get(this.current.size() - 1).kind();
		boolean right = switch (event.kind()) {
			case OPEN -> before == EventKind.CLOSE;
			case MESSAGE -> before == EventKind.OPEN || before == EventKind.MESSAGE;
			case ERROR -> before != EventKind.ERROR;
			case CLOSE -> true;
		};
		this.current.add(event);
		assertThat(right).as("order of %s", this.current).isTrue();
		assertThat(isPossible(event)).as("state in %s", event).isTrue();
		if (event.kind() == EventKind.CLOSE) {
			this.connections.add(this.current);
			this.current = new ArrayList<>();
		}
	}

	// another thread may close, or start the next connection, before the callback looks;
	// but the next one can't be open while this one's callback runs
	private static boolean isPossible(Event event) {
		boolean live = event.kind() == EventKind.OPEN || event.kind() == EventKind.MESSAGE;
		return live ? (event.state() == ReadyState.OPEN || event.state() == ReadyState.CLOSING)
				: event.state() != ReadyState.OPEN;
	}

}
