package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.EnableAspectJAutoProxy;

import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that Micrometer observes, behind both kinds of proxies.
 */
class ObservedMethodTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void methodIsObserved(Class<?> configuration) {
		start(configuration).message("{\"type\":\"quote\"}");
		assertThat(calls).containsExactly("start quotes", "quote in quotes", "stop quotes");
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void whatMethodThrowsIsObserved(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		task.message("{\"type\":\"broken\"}");
		assertThat(calls).containsExactly("start broken", "error java.lang.IllegalStateException: no price",
				"stop broken");
		assertThat(task.unhandled).singleElement().asString().contains("no price");
	}

	private static RecordingSocketTask start(Class<?> configuration) {
		return new CallbackContext("ticker").register(configuration)
			.refresh()
			.verifyProxied("feed", configuration == ClassProxies.class)
			.task("ticker");
	}

	interface Feed {

		void quote();

		void broken();

	}

	static class DefaultFeed implements Feed {

		private final ObservationRegistry observations;

		DefaultFeed(ObservationRegistry observations) {
			this.observations = observations;
		}

		@Override
		@Observed(name = "quotes")
		@OnMessage(type = "quote")
		public void quote() {
			Observation current = Objects.requireNonNull(this.observations.getCurrentObservation());
			calls.add("quote in " + current.getContext().getName());
		}

		@Override
		@Observed(name = "broken")
		@OnMessage(type = "broken")
		public void broken() {
			throw new IllegalStateException("no price");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAspectJAutoProxy
	static class JdkProxies {

		@Bean
		ObservationRegistry observations() {
			ObservationRegistry observations = ObservationRegistry.create();
			observations.observationConfig().observationHandler(new Journal());
			return observations;
		}

		@Bean
		ObservedAspect observedAspect(ObservationRegistry observations) {
			return new ObservedAspect(observations);
		}

		@Bean
		DefaultFeed feed(ObservationRegistry observations) {
			return new DefaultFeed(observations);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAspectJAutoProxy(proxyTargetClass = true)
	static class ClassProxies extends JdkProxies {

	}

	static class Journal implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			calls.add("start " + context.getName());
		}

		@Override
		public void onError(Observation.Context context) {
			calls.add("error " + context.getError());
		}

		@Override
		public void onStop(Observation.Context context) {
			calls.add("stop " + context.getName());
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
