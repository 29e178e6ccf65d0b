package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.settings.HandshakeCustomizers;

/**
 * Finds the customizers, policies and dead letter handlers of the application. Their
 * types are looked up early, the beans are created when they are needed: they may depend
 * on tasks.
 */
class SupervisionBeans implements HandshakeCustomizers, SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	/** A look-up among all beans for each of many tasks would be slow. */
	private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

	/**
	 * Create a view of the beans.
	 * @param beanFactory has the beans
	 */
	SupervisionBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public boolean isEmpty() {
		return !exists(HandshakeCustomizer.class);
	}

	@Override
	public List<HandshakeCustomizer> inOrder() {
		return this.beanFactory.getBeanProvider(HandshakeCustomizer.class).orderedStream().toList();
	}

	@Override
	public String name(HandshakeCustomizer customizer) {
		for (String name : this.beanFactory.getBeanNamesForType(HandshakeCustomizer.class, true, false)) {
			// No bean is created for a message.
			if (this.beanFactory.getSingleton(name) == customizer) {
				return "'" + name + "'";
			}
		}
		return HandshakeCustomizers.super.name(customizer);
	}

	@Nullable ReconnectPolicy reconnectPolicy() {
		if (!exists(ReconnectPolicy.class)) {
			return null;
		}
		return (end, retries, configured) -> this.beanFactory.getBean(ReconnectPolicy.class)
			.decide(end, retries, configured);
	}

	List<DeadLetterHandler> deadLetterHandlers() {
		return exists(DeadLetterHandler.class)
				? this.beanFactory.getBeanProvider(DeadLetterHandler.class).orderedStream().toList() : List.of();
	}

	/**
	 * Fail if several policies could decide.
	 * @throws org.springframework.beans.factory.NoUniqueBeanDefinitionException if there
	 * are several policies, none of which is the primary one
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.beanFactory.getBeanProvider(ReconnectPolicy.class).getIfAvailable();
	}

	private boolean exists(Class<?> type) {
		Boolean known = this.known.get(type);
		if (known != null) {
			return known;
		}
		boolean exists = this.beanFactory.getBeanNamesForType(type, true, false).length > 0;
		if (this.beanFactory.isConfigurationFrozen()) {
			this.known.put(type, exists);
		}
		return exists;
	}

}
