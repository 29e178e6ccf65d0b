package io.github.sockettask.listener;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketMessageConverter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.converter.MessagingMessageConverter;
import io.github.sockettask.json.JsonMessageFields;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An application with recording tasks.
 */
public class CallbackContext implements AutoCloseable {

	public final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Map<String, RecordingSocketTask> tasks = new LinkedHashMap<>();

	public CallbackContext(String... taskNames) {
		this.context.registerBean(PropertySourcesPlaceholderConfigurer.class);
		this.context.registerBean(SocketMessageConverter.class, CallbackContext::converter);
		this.context.registerBean("fields", MessageFields.class, () -> new JsonMessageFields(JsonMapper.shared()));
		this.context.registerBean(SocketTaskMethodProcessor.class);
		for (String name : taskNames) {
			RecordingSocketTask task = new RecordingSocketTask(name);
			this.tasks.put(name, task);
			this.context.registerBean(name, SocketTask.class, () -> task);
		}
	}

	public static RecordingSocketTask start(Object... beans) {
		CallbackContext context = new CallbackContext("ticker");
		for (int i = 0; i < beans.length; i++) {
			context.bean("bean" + i, beans[i]);
		}
		return context.refresh().task("ticker");
	}

	public static CallbackMethodException failure(Object bean) {
		return new CallbackContext("ticker", "orders").bean("feed", bean).failure();
	}

	public static MessagingMessageConverter converter() {
		JacksonJsonMessageConverter converter = new JacksonJsonMessageConverter();
		converter.setSerializedPayloadClass(String.class);
		return new MessagingMessageConverter(converter);
	}

	@SuppressWarnings("unchecked")
	public CallbackContext bean(String name, Object bean) {
		this.context.registerBean(name, (Class<Object>) bean.getClass(), () -> bean);
		return this;
	}

	public <T> CallbackContext bean(String name, Class<T> type, Supplier<T> supplier,
			BeanDefinitionCustomizer... customizers) {
		this.context.registerBean(name, type, supplier, customizers);
		return this;
	}

	CallbackContext register(Class<?>... types) {
		this.context.register(types);
		return this;
	}

	public CallbackContext property(String name, String value) {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
		return this;
	}

	CallbackContext withoutFields() {
		this.context.removeBeanDefinition("fields");
		return this;
	}

	public CallbackContext refresh() {
		this.context.refresh();
		return this;
	}

	public CallbackMethodException failure() {
		CallbackMethodException failure = catchThrowableOfType(CallbackMethodException.class, this::refresh);
		assertThat(failure).isNotNull();
		assertThat(failure.action()).isNotEmpty();
		return failure;
	}

	CallbackContext verifyProxied(String bean, boolean byClass) {
		Object proxy = this.context.getBean(bean);
		assertThat(byClass ? AopUtils.isCglibProxy(proxy) : AopUtils.isJdkDynamicProxy(proxy)).isTrue();
		return this;
	}

	public RecordingSocketTask task(String name) {
		return this.tasks.get(name);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
