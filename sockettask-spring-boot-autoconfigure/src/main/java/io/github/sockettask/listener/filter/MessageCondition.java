package io.github.sockettask.listener.filter;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;

import io.github.sockettask.MessageContext;

/**
 * A condition of methods. Those with the same text are equal.
 */
final class MessageCondition implements Predicate<MessageContext> {

	private final Expression expression;

	private final EvaluationContext context;

	MessageCondition(Expression expression, EvaluationContext context) {
		this.expression = expression;
		this.context = context;
	}

	@Override
	public boolean test(MessageContext message) {
		return Boolean.TRUE.equals(this.expression.getValue(this.context, message, Boolean.class));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MessageCondition condition && this.context == condition.context
				&& this.expression.getExpressionString().equals(condition.expression.getExpressionString());
	}

	@Override
	public int hashCode() {
		return this.expression.getExpressionString().hashCode();
	}

	@Override
	public String toString() {
		return this.expression.getExpressionString();
	}

}
