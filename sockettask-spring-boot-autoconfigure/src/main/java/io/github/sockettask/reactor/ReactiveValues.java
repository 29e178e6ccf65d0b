package io.github.sockettask.reactor;

import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/**
 * Values that stand for others that come later: those of Reactor, and of all that Spring
 * knows besides, when Reactor is on the class path.
 *
 * @since 0.1.0
 */
public final class ReactiveValues {

	private ReactiveValues() {
	}

	/**
	 * Return what a value stands for.
	 * @param value any value
	 * @return the values that come later, or {@code null} if it stands for itself
	 */
	public static Flow.@Nullable Publisher<Object> publisher(Object value) {
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(value.getClass());
		return (adapter != null)
				? JdkFlowAdapter.publisherToFlowPublisher(Flux.<Object>from(adapter.toPublisher(value))) : null;
	}

}
