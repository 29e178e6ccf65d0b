package io.github.sockettask.reactor;

import java.util.Optional;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Values that stand for others that come later: those of Reactor, and of all that Spring
 * knows besides, when Reactor is on the class path.
 *
 * @since 0.1.0
 */
public final class ReactiveValues {

	private static final ClassValue<Optional<ReactiveAdapter>> adapters = new ClassValue<>() {

		@Override
		protected Optional<ReactiveAdapter> computeValue(Class<?> type) {
			return Optional.ofNullable(ReactiveAdapterRegistry.getSharedInstance().getAdapter(type));
		}

	};

	private ReactiveValues() {
	}

	/**
	 * Return what a value stands for, as the JDK has it. That of one value begins at
	 * once.
	 * @param value any value
	 * @return a {@link java.util.concurrent.CompletableFuture} for one value at most, a
	 * {@link java.util.concurrent.Flow.Publisher} for several; the value itself if it
	 * stands for nothing else
	 */
	public static Object toStandard(Object value) {
		ReactiveAdapter adapter = adapters.get(value.getClass()).orElse(null);
		if (adapter == null) {
			return value;
		}
		return adapter.isMultiValue()
				? JdkFlowAdapter.publisherToFlowPublisher(Flux.<Object>from(adapter.toPublisher(value)))
				: Mono.<Object>from(adapter.toPublisher(value)).toFuture();
	}

}
