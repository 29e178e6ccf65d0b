package io.github.sockettask.listener.filter;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.springframework.expression.spel.support.ReflectiveMethodResolver;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.listener.method.SimilarNames;

/**
 * Evaluates a condition at start-up against an empty message, to detect mistakes in the
 * part that is evaluated for such a message. Runs no code of the application: no beans,
 * constructors or static methods.
 */
final class ConditionTrial extends ConditionContext {

	private static final Map<String, Object> EMPTY_MESSAGE = Map.of("data", "", "handshakeHeader", Map.of(),
			"receivedAt", Instant.EPOCH, "sequence", 1L, "socketTaskId", 1);

	private final @Nullable MessageFields fields;

	private final AnnotatedMethod method;

	private final String condition;

	ConditionTrial(ConfigurableBeanFactory beanFactory, @Nullable MessageFields fields, AnnotatedMethod method,
			String condition) {
		super(beanFactory);
		this.fields = fields;
		this.method = method;
		this.condition = condition;
		MethodResolver methods = new ReflectiveMethodResolver();
		setMethodResolvers(List.of((context, target, name, types) -> (target instanceof Class) ? null
				: methods.resolve(context, target, name, types)));
		setConstructorResolvers(List.of());
		setBeanResolver((context, name) -> {
			if (!beanFactory.containsBean(name)) {
				throw wrong("there is no bean named '%s'".formatted(name), "Define the bean, or correct its name.");
			}
			throw new UnsupportedOperationException("a trial calls no bean");
		});
	}

	void run(Expression expression) {
		Object message = Proxy.newProxyInstance(MessageContext.class.getClassLoader(),
				new Class<?>[] { MessageContext.class }, (proxy, member, arguments) -> valueOf(member, arguments));
		try {
			expression.getValue((EvaluationContext) this, message);
		}
		catch (SpelEvaluationException ex) {
			check(ex, message.getClass());
		}
		catch (CallbackMethodException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// The condition needs more than an empty message has
		}
	}

	private @Nullable Object valueOf(Method member, Object[] arguments) {
		boolean isField = member.getName().equals("field");
		if (this.fields == null && (isField || member.getName().equals("type"))) {
			throw CallbackMethodException.withoutFields(this.method, "condition", this.condition);
		}
		if (this.fields != null && isField && arguments[0] instanceof String pointer) {
			checkPointer(this.fields, pointer);
		}
		return EMPTY_MESSAGE.get(member.getName());
	}

	private void checkPointer(MessageFields fields, String pointer) {
		try {
			fields.lookup(List.of(pointer));
		}
		catch (IllegalArgumentException ex) {
			throw wrong("field('%s'): %s".formatted(pointer, ex.getMessage()),
					"Write a JSON pointer, like field('/price').");
		}
	}

	private void check(SpelEvaluationException failure, Class<?> messageType) {
		SpelMessage code = failure.getMessageCode();
		List<Object> inserts = Arrays.asList(failure.getInserts());
		boolean isUnknown = code == SpelMessage.METHOD_NOT_FOUND || code == SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE;
		if (isUnknown && inserts.contains(messageType.getName())) {
			String member = String.valueOf(inserts.get(0));
			throw wrong("a message has no " + member, suggest(member.replaceFirst("\\(.*", "")));
		}
		if (code == SpelMessage.NOT_ASSIGNABLE) {
			throw wrong("a message can't be changed", "Write == to compare.");
		}
		if (code == SpelMessage.TYPE_NOT_FOUND) {
			throw wrong("there is no class for T(%s)".formatted(inserts.get(0)),
					"Write its whole name, with its package.");
		}
	}

	@Override
	public @Nullable Object lookupVariable(String name) {
		throw wrong("there is no variable #" + name,
				"Use the members of the message instead of a variable. " + describe(members()));
	}

	private CallbackMethodException wrong(String reason, String action) {
		return CallbackMethodException.wrong(this.method, "condition", this.condition, reason, action);
	}

	private static String suggest(String mistyped) {
		Set<String> members = members();
		String similar = members.contains(mistyped) ? null : new SimilarNames(members).find(mistyped);
		return (similar != null) ? "Did you mean " + similar + "? " + describe(members) : describe(members);
	}

	private static String describe(Set<String> members) {
		return "A message has " + String.join(", ", members) + ".";
	}

	private static Set<String> members() {
		return Arrays.stream(MessageContext.class.getMethods())
			.filter((method) -> method.getReturnType() != void.class)
			.map(Method::getName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
