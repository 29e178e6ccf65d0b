package io.github.sockettask.test.autoconfigure;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.TaskScheduler;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.SocketTaskRecorder;
import io.github.sockettask.test.task.SocketTaskTestDriver;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The slice with a network.
 */
@SocketTaskTest({ Repeater.class, Audit.class, Doubling.class })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SocketTaskTestTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private TestSocketServer server;

	@Autowired
	private SocketTask echo;

	@Autowired
	private SocketTask numbers;

	@Test
	void contextHasNothingButTheComponentsAndTheTasks() {
		assertThat(this.context.getBeanNamesForType(Repeater.class)).containsExactly("repeater");
		assertThat(this.context.getBeansOfType(Doubling.class)).hasSize(1);
		assertThat(this.context.getBeansOfType(ExpensiveService.class)).isEmpty();
		assertThat(this.context.containsBean("expensiveBean")).isFalse();
		assertThat(this.context.getBeansOfType(SocketTaskTestDriver.class)).isEmpty();
		assertThat(this.context.getBeanNamesForType(TaskScheduler.class)).containsExactly("socketTaskScheduler");
	}

	@Test
	void tasksAreThoseThatTheAnnotationsName() {
		assertThat(this.context.getBeansOfType(SocketTask.class)).containsOnlyKeys("echo", "numbers");
	}

	@Test
	void eachTaskConnectsUnderItsName() {
		this.server.on("/numbers", (connection) -> connection.sendText("21").expectText("42"));
		this.server.on("/echo", (connection) -> connection.sendText("a").expectText("a"));
		this.numbers.start();
		this.echo.start();
		this.server.awaitConnection(2);
		assertThat(this.echo).eventually().received("a");
		assertThat(this.numbers).eventually().received("21");
	}

	@Test
	void customizersOfTheApplicationAreFound() {
		this.server.on("/echo", (connection) -> connection.accept());
		this.echo.start();
		assertThat(this.server.awaitConnection(1)).handshake().hasHeader("User-Agent", "slice");
	}

	@Test
	void whatIsRecordedHasBeenHandled(@Autowired Audit audit) {
		this.server.on("/echo", (connection) -> connection.close(4001, "bye"));
		this.echo.start();
		assertThat(this.echo).eventually().closedWith(4001);
		assertThat(audit.last()).hasCode(4001);
	}

	@Test
	@Order(1)
	void aTestMayLeaveEverythingOpen(@Autowired SocketTaskFactory factory) {
		this.server.on("/echo", (connection) -> connection.accept().noCloseReply().sendText("a"));
		this.server.on("/run-time", (connection) -> connection.accept().noCloseReply());
		this.echo.start();
		SocketTask unnamed = factory.connectSocket(ConnectSocketOption.of(this.server.url("/run-time")));
		assertThat(this.echo).eventually().received("a");
		assertThat(unnamed).eventually().isOpen();
		assertThat(this.numbers).isClosed();
	}

	@Test
	@Order(2)
	void theNextTestFindsEverythingAsNew() {
		assertThat(this.echo).isClosed();
		assertThat(this.server.connections()).isEmpty();
		assertThat(SocketTaskRecorder.of(this.echo).opens()).isEmpty();
		assertThat(SocketTaskRecorder.of(this.echo).closes()).isEmpty();
		this.echo.start();
		assertThat(this.echo).eventually().failedWith("404");
	}

}
