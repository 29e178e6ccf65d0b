package io.github.sockettask.contract;

import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.RedirectHandling;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that follows redirects, and another server for them to lead to.
 */
abstract class RedirectFixture extends ContractFixture {

	final TestSocketServer other = Mode.current().server(TestSocketServer.builder()).start();

	@AfterEach
	void stopOther() {
		this.other.close();
	}

	RecordedTask connect(UnaryOperator<ConnectSocketOption> option) {
		this.client.with((settings) -> settings.withRedirects(RedirectHandling.FOLLOW));
		return this.client.connect(option.apply(ConnectSocketOption.of(this.server.url("/x"))));
	}

	RecordedTask connect() {
		return connect(UnaryOperator.identity());
	}

	String failure(RecordedTask task) {
		task.awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		return task.error().errMsg();
	}

}
