package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;

import io.github.sockettask.test.task.FakeSocketTask;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

// tag::fake[]
class DeskTests {

	private final FakeSocketTask orders = new FakeSocketTask("orders");

	private final Desk desk = new Desk(this.orders);

	@Test
	void buys() {
		this.orders.connection().open();
		assertThat(this.desk.buy("ACME")).succeeds();
		assertThat(this.orders.connection().sent()).containsExactly("buy ACME");
		this.orders.connection().receiveText("bought");
		assertThat(this.desk.lastReply()).isEqualTo("bought");
	}

	@Test
	void whenNotConnectedThenBuyingFails() {
		assertThat(this.desk.buy("ACME")).failsWith("readyState is not OPEN");
	}

	@Test
	void whenTheServerClosesThenTheTaskIsClosed() {
		this.orders.connection().open().close(4001, "market closed");
		assertThat(this.orders).isClosed().closedWith(4001, "market closed");
	}

}
// end::fake[]
