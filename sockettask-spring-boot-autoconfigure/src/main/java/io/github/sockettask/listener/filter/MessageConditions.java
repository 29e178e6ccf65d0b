package io.github.sockettask.listener.filter;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Creates the conditions of annotated methods from their expressions, and rejects wrong
 * ones.
 */
class MessageConditions {

	private final ConfigurableBeanFactory beanFactory;

	private final @Nullable MessageFields fields;

	private final SpelExpressionParser parser;

	private final EvaluationContext context;

	MessageConditions(ConfigurableBeanFactory beanFactory, @Nullable MessageFields fields) {
		this.beanFactory = beanFactory;
		this.fields = fields;
		this.parser = new SpelExpressionParser(
				new SpelParserConfiguration(SpelCompilerMode.MIXED, beanFactory.getBeanClassLoader()));
		this.context = new ConditionContext(beanFactory);
	}

	// Rejects a wrong expression, as far as that shows without a message. Conditions with
	// the same text are equal.
	Predicate<MessageContext> create(AnnotatedMethod method, String text) {
		new ConditionTrial(this.beanFactory, this.fields, method, text).run(parse(method, text));
		// Parsed again, since an expression caches how it was evaluated.
		return new Condition(parse(method, text), this.context);
	}

	private Expression parse(AnnotatedMethod method, String text) {
		try {
			return this.parser.parseExpression(text);
		}
		catch (ParseException | IllegalStateException ex) {
			throw CallbackMethodException.wrong(method, "condition", text, String.valueOf(ex.getMessage()),
					"Write an expression of Spring's expression language, like field('/price') > 100");
		}
	}

	private static final class Condition implements Predicate<MessageContext> {

		private final Expression expression;

		private final EvaluationContext context;

		Condition(Expression expression, EvaluationContext context) {
			this.expression = expression;
			this.context = context;
		}

		@Override
		public boolean test(MessageContext message) {
			try {
				return Boolean.TRUE.equals(this.expression.getValue(this.context, message, Boolean.class));
			}
			catch (SpelEvaluationException ex) {
				throw new IllegalStateException(
						"Condition \"%s\" can't be evaluated: %s".formatted(this, ex.getMessage()), ex);
			}
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Condition condition && this.context == condition.context
					&& toString().equals(condition.toString());
		}

		@Override
		public int hashCode() {
			return toString().hashCode();
		}

		@Override
		public String toString() {
			return this.expression.getExpressionString();
		}

	}

}
