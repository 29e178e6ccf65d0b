package io.github.sockettask.receiving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testng.SkipException;
import org.testng.annotations.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the technology compatibility kit of Reactive Streams.
 */
class ReactiveStreamsRulesTests {

	private static final int RULES = 20;

	@TestFactory
	Stream<DynamicTest> messagesKeepTheRules() {
		Method[] rules = Arrays.stream(MessagePublisherVerification.class.getMethods())
			.filter((method) -> method.isAnnotationPresent(Test.class))
			.filter((method) -> !method.getName().startsWith("untested"))
			.toArray(Method[]::new);
		assertThat(rules).hasSizeGreaterThan(RULES);
		return Arrays.stream(rules).map((rule) -> DynamicTest.dynamicTest(rule.getName(), () -> verify(rule)));
	}

	private static void verify(Method rule) throws Throwable {
		MessagePublisherVerification verification = new MessagePublisherVerification();
		verification.setUp();
		try {
			rule.invoke(verification);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof SkipException skip) {
				Assumptions.abort(skip.getMessage());
			}
			throw ex.getCause();
		}
	}

}
