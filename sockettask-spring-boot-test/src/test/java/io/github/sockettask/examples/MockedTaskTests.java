package io.github.sockettask.examples;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SocketTask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

// tag::mocked[]
@SpringBootTest(properties = "sockettask.tasks.greetings.url=wss://example.org/greetings")
class MockedTaskTests {

	@MockitoBean
	private SocketTask greetings;

	@Test
	void buys() {
		CompletableFuture<CallbackResult> sent = CompletableFuture
			.completedFuture(new CallbackResult("sendSocketMessage:ok"));
		given(this.greetings.send("buy ACME")).willReturn(sent);
		assertThat(new Desk(this.greetings).buy("ACME")).isSameAs(sent);
		then(this.greetings).should().send("buy ACME");
	}

}
// end::mocked[]
