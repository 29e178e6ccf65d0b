package io.github.sockettask.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import io.github.sockettask.SocketTask;
import io.github.sockettask.transport.AddressFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Spring Boot's filter of addresses, on the way of a task to its server.
 */
class AddressFilterConfigurationTests {

	private static final String REFUSED = "the bean of type InetAddressFilter refuses ";

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private HttpServer server;

	private ApplicationContextRunner application;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.requests.add(exchange.getRequestURI().getPath());
			exchange.getResponseHeaders().set("Location", "ws://127.0.0.2:%d/there".formatted(port()));
			exchange.sendResponseHeaders(302, -1);
			exchange.close();
		});
		this.server.start();
		this.application = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
			.withPropertyValues("sockettask.tasks.feed.url=ws://127.0.0.1:%d/here".formatted(port()),
					"sockettask.defaults.auto-startup=false", "sockettask.defaults.reconnect.enabled=false",
					"sockettask.defaults.redirects=follow");
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

	private static String failure(ApplicationContext context) {
		return catchThrowableOfType(ExecutionException.class,
				() -> context.getBean(SocketTask.class).start().get(10, TimeUnit.SECONDS))
			.getMessage();
	}

	@Test
	void whenTheFilterRefusesTheAddressOfATaskThenItDoesNotConnect() {
		this.application.withBean(InetAddressFilter.class, InetAddressFilter::externalAddresses).run((context) -> {
			assertThat(failure(context)).contains(REFUSED + "127.0.0.1");
			assertThat(this.requests).isEmpty();
		});
	}

	@Test
	void whenTheFilterRefusesTheAddressOfARedirectThenItIsNotFollowed() {
		this.application.withBean(InetAddressFilter.class, () -> InetAddressFilter.of("127.0.0.1")).run((context) -> {
			assertThat(failure(context)).contains(REFUSED + "127.0.0.2");
			assertThat(this.requests).containsExactly("/here");
		});
	}

	@Test
	void withoutAFilterEveryAddressIsAllowed() {
		this.application.run((context) -> {
			assertThat(failure(context)).contains("127.0.0.2").doesNotContain(REFUSED);
			assertThat(context.getBean(AddressFilter.class)).isSameAs(AddressFilter.ALL);
		});
	}

	@Test
	void withoutTheHttpClientsOfSpringBootEveryAddressIsAllowed() {
		this.application.withClassLoader(new FilteredClassLoader("org.springframework.boot.http.client"))
			.run((context) -> {
				assertThat(failure(context)).contains("127.0.0.2").doesNotContain(REFUSED);
				assertThat(context).doesNotHaveBean(AddressFilter.class);
			});
	}

	@Test
	void ofSeveralFiltersThePrimaryOneIsTaken() {
		this.application.withBean("none", InetAddressFilter.class, InetAddressFilter::none)
			.withBean("here", InetAddressFilter.class, () -> InetAddressFilter.of("127.0.0.1"),
					(definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(failure(context)).contains(REFUSED + "127.0.0.2"));
	}

	@Test
	void whenNoneOfSeveralFiltersIsThePrimaryOneThenTheStartFails() {
		this.application.withBean("none", InetAddressFilter.class, InetAddressFilter::none)
			.withBean("all", InetAddressFilter.class, InetAddressFilter::all)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("none,all"));
	}

}
