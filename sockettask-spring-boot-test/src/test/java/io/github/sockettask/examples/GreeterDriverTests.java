package io.github.sockettask.examples;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.sockettask.test.autoconfigure.SocketTaskTest;
import io.github.sockettask.test.task.SocketTaskTestDriver;

import static org.assertj.core.api.Assertions.assertThat;

// tag::driver[]
@SocketTaskTest(value = Greeter.class, network = false)
class GreeterDriverTests {

	@Test
	void answers(@Autowired SocketTaskTestDriver driver) {
		driver.open("greetings").receiveText("greetings", "world");
		assertThat(driver.sent("greetings")).containsExactly("hello, world");
	}

}
// end::driver[]
