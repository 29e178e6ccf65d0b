package io.github.sockettask.interleaving;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.test.util.ReflectionTestUtils;

import io.github.sockettask.client.DefaultSocketTaskFactory;

/**
 * What an engine holds for connections. No method tells it, so this looks into its
 * fields.
 *
 * @param slots the slots that are taken
 * @param live the connections that are not gone
 * @param waiting the tasks that will connect again
 */
record EngineState(int slots, int live, int waiting) {

	static EngineState of(DefaultSocketTaskFactory factory) {
		Object resources = field(factory, "resources");
		AtomicInteger used = (AtomicInteger) field(field(resources, "quota"), "used");
		Object active = field(resources, "active");
		return new EngineState(used.get(), ((Map<?, ?>) field(active, "connections")).size(),
				((Collection<?>) field(active, "waiting")).size());
	}

	private static Object field(Object target, String name) {
		Object value = ReflectionTestUtils.getField(target, name);
		if (value == null) {
			throw new IllegalStateException("no " + name);
		}
		return value;
	}

	boolean isIdle() {
		return this.slots == 0 && this.live == 0 && this.waiting == 0;
	}

}
