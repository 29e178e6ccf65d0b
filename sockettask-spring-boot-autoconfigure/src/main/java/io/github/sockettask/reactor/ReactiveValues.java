package io.github.sockettask.reactor;

import java.util.Optional;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adapts the reactive types of Reactor, and all others that Spring knows, to those of the
 * JDK. Requires Reactor on the class path. Internal, may change in any release.
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

	// Returns a CompletableFuture for at most one value, a Flow.Publisher for several
	// values, and any other value unchanged. A publisher of a single value is subscribed
	// to at once.
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
