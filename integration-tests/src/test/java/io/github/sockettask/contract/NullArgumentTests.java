package io.github.sockettask.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.CloseOption;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageType;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each parameter of each method that an application calls, given null: the call throws an
 * exception that names the parameter, or its future fails where it has one.
 */
class NullArgumentTests {

	private static final Map<Class<?>, Object> SAMPLES = Map.of(String.class, "x", Class.class, String.class,
			Type.class, String.class, MessageType.class, new MessageType<List<String>>() {
			}, List.class, List.of(), Throwable.class, new IllegalStateException(), MessageFilter.class,
			MessageFilter.all(), CloseOption.class, CloseOption.normal(), SendOption.class, SendOption.of("x"),
			ConnectSocketOption.class, ConnectSocketOption.of("ws://localhost:1/"));

	private final List<String> wrong = new ArrayList<>();

	@Test
	@Contract("1.13")
	void aTaskRefusesNull() {
		HeldTask held = HeldTask.sending((send) -> send).open();
		check(SocketTask.class, held.task);
		assertThat(this.wrong).isEmpty();
		assertThat(held.events).containsExactly("open");
	}

	@Test
	@Contract("1.13")
	void aFactoryAndARegistryRefuseNull() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
			.run((context) -> {
				check(SocketTaskFactory.class, context.getBean(SocketTaskFactory.class));
				check(SocketTaskRegistry.class, context.getBean(SocketTaskRegistry.class));
			});
		assertThat(this.wrong).isEmpty();
	}

	private void check(Class<?> type, Object target) {
		for (Method method : type.getMethods()) {
			for (int i = 0; i < method.getParameterCount() && !Modifier.isStatic(method.getModifiers()); i++) {
				if (!method.getParameterTypes()[i].isPrimitive()) {
					check(method, i, target);
				}
			}
		}
	}

	private void check(Method method, int index, Object target) {
		Object[] arguments = Arrays.stream(method.getParameterTypes()).map(NullArgumentTests::sample).toArray();
		arguments[index] = null;
		Parameter parameter = method.getParameters()[index];
		String outcome = call(method, target, arguments);
		boolean named = outcome.equals("NullPointerException " + parameter.getName() + " must not be null");
		boolean seed = outcome.startsWith("ConnectSocketException ") || outcome.startsWith("failed ");
		if (!named && !seed) {
			this.wrong.add(method.toGenericString() + " with null for " + parameter.getName() + ": " + outcome);
		}
	}

	private static String call(Method method, Object target, @Nullable Object[] arguments) {
		try {
			return (method.invoke(target, arguments) instanceof CompletableFuture<?> future
					&& future.isCompletedExceptionally()) ? "failed " : "no failure";
		}
		catch (InvocationTargetException ex) {
			return ex.getCause().getClass().getSimpleName() + " " + ex.getCause().getMessage();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object sample(Class<?> type) {
		if (type == int.class) {
			return 1000;
		}
		Object sample = SAMPLES.get(type);
		return (sample != null) ? sample
				: type.isInterface()
						? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
								(proxy, method, arguments) -> null)
						: (type == byte[].class) ? new byte[0] : new Object();
	}

}
