package io.github.sockettask.test.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.TestContextManager;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.ReplyTo;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Slices that fail, played by hand.
 */
class SliceFailuresTests {

	@Test
	void whenAScriptFailsThenTheTestFails() throws Exception {
		TestContextManager manager = new TestContextManager(Sliced.class);
		var context = manager.getTestContext().getApplicationContext();
		TestSocketServer server = context.getBean(TestSocketServer.class);
		manager.beforeTestMethod(this, getClass().getDeclaredMethod("whenAScriptFailsThenTheTestFails"));
		server.on("/echo", (connection) -> connection.sendText("a").expectText("b"));
		context.getBean(SocketTask.class).start();
		server.awaitConnection(1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> manager.afterTestMethod(this,
					getClass().getDeclaredMethod("whenAScriptFailsThenTheTestFails"), null))
			.withMessageContaining("Expected text \"b\"");
		assertThat(server.connections()).isEmpty();
	}

	@Test
	void whenTheApplicationHasTasksThenAWrongNameIsFoundOut() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new TestContextManager(Misspelled.class).getTestContext().getApplicationContext())
			.withStackTraceContaining("names the task 'echo', which does not exist. There are: 'ecko'.");
	}

	@Test
	void whenASettingOfTheKitIsMisspelledThenTheContextFailsAndNamesTheOneThatIsMeant() {
		for (Class<?> test : List.of(MisspelledSetting.class, MisspelledSettingOfFakes.class)) {
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> new TestContextManager(test).getTestContext().getApplicationContext())
				.withStackTraceContaining("There is no property 'sockettask.test.auto-start'. "
						+ "Did you mean 'sockettask.test.auto-startup'?");
		}
	}

	@Test
	void contextsAreCachedByWhatTheyHave() {
		SocketTaskTestContextCustomizerFactory factory = new SocketTaskTestContextCustomizerFactory();
		assertThat(factory.createContextCustomizer(Sliced.class, List.of()))
			.isEqualTo(factory.createContextCustomizer(SlicedAgain.class, List.of()))
			.isNotEqualTo(factory.createContextCustomizer(SlicedWithMore.class, List.of()));
		assertThat(factory.createContextCustomizer(getClass(), List.of())).isNull();
	}

	@Test
	void namesThatCanNotBeResolvedAreLeftToTheApplication() {
		assertThat(new AnnotatedTaskNames(new MockEnvironment().withProperty("echo.task", "${unknown}"))
			.of(List.of(Repeater.class))).isEmpty();
	}

	@Test
	void namesOfAClassAreThoseOfTasksAndExpressionsAreLeftToTheApplication() {
		assertThat(new AnnotatedTaskNames(new MockEnvironment().withProperty("desk", "one,two"))
			.of(List.of(Desk.class, MoreDesk.class))).containsExactly("one", "two", "three");
	}

	@Test
	void theTaskThatRepliesGoToIsOneOfTheNames() {
		assertThat(new AnnotatedTaskNames(new MockEnvironment().withProperty("desk", "one"))
			.of(List.of(ReplyingDesk.class))).containsExactlyInAnyOrder("one", "four");
	}

	@Test
	void certificatesMakeABundle() {
		TestCertificates certificates = TestCertificates.create();
		Map<String, String> properties = certificates.sslBundleProperties("feed");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues(properties.entrySet()
				.stream()
				.map((property) -> property.getKey() + "=" + property.getValue())
				.toArray(String[]::new))
			.run((context) -> {
				var stores = context.getBean(SslBundles.class).getBundle("feed").getStores();
				assertThat(stores.getKeyStore().aliases().hasMoreElements()).isTrue();
				assertThat(stores.getTrustStore().getCertificate(stores.getTrustStore().aliases().nextElement()))
					.isEqualTo(certificates.authority().certificate());
			});
	}

	@SocketTaskTest(Repeater.class)
	static class Sliced {

	}

	@SocketTaskTest(Repeater.class)
	static class SlicedAgain {

	}

	@SocketTaskTest(value = Repeater.class, tasks = "more")
	static class SlicedWithMore {

	}

	@SocketTaskTest(value = Repeater.class, properties = "sockettask.tasks.ecko.url=ws://localhost/")
	static class Misspelled {

	}

	@SocketTaskTest(value = Repeater.class, properties = "sockettask.test.auto-start=true")
	static class MisspelledSetting {

	}

	@SocketTaskTest(value = Repeater.class, network = false, properties = "sockettask.test.auto-start=true")
	static class MisspelledSettingOfFakes {

	}

	@SocketTaskHandler("${desk}")
	static class Desk {

		@OnMessage("three")
		void on() {
		}

		@OnMessage("#{@desks.feeds()}")
		void onSome() {
		}

	}

	static class ReplyingDesk {

		@OnMessage("${desk}")
		@ReplyTo("four")
		String on(String message) {
			return message;
		}

	}

	static class MoreDesk extends Desk {

	}

}
