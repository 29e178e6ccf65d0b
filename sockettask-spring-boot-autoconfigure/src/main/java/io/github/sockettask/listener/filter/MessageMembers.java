package io.github.sockettask.listener.filter;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.sockettask.MessageContext;
import io.github.sockettask.listener.method.SimilarNames;

/**
 * What a condition can ask a message for.
 */
final class MessageMembers {

	private MessageMembers() {
	}

	static boolean has(String name, int parameters) {
		return members()
			.anyMatch((member) -> member.getName().equals(name) && member.getParameterCount() == parameters);
	}

	static String suggest(String mistyped) {
		Set<String> names = names();
		String similar = names.contains(mistyped) ? null : new SimilarNames(names).find(mistyped);
		return (similar != null) ? "Did you mean " + similar + "? " + describe() : describe();
	}

	static String describe() {
		return "A message has " + String.join(", ", names()) + ".";
	}

	private static Set<String> names() {
		return members().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<Method> members() {
		return Arrays.stream(MessageContext.class.getMethods())
			.filter((method) -> method.getReturnType() != void.class);
	}

}
