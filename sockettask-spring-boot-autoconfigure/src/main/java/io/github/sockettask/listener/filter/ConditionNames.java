package io.github.sockettask.listener.filter;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.BeanReference;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Indexer;
import org.springframework.expression.spel.ast.InlineMap;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.Projection;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;
import org.springframework.expression.spel.ast.Selection;
import org.springframework.expression.spel.ast.StringLiteral;
import org.springframework.expression.spel.ast.TypeReference;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import io.github.sockettask.MessageFields;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Checks at start-up that there is what a condition names, as far as that can be known
 * without a message.
 */
class ConditionNames {

	private static final Set<String> VARIABLES = Set.of("#this", "#root");

	private static final Set<String> LOOKING = Set.of("type", "field");

	private final ConfigurableBeanFactory beanFactory;

	private final EvaluationContext context;

	private final @Nullable MessageFields fields;

	ConditionNames(ConfigurableBeanFactory beanFactory, EvaluationContext context, @Nullable MessageFields fields) {
		this.beanFactory = beanFactory;
		this.context = context;
		this.fields = fields;
	}

	void check(AnnotatedMethod method, String condition, SpelNode node) {
		check(method, condition, node, true);
	}

	private void check(AnnotatedMethod method, String condition, SpelNode node, boolean ofMessage) {
		if (node instanceof Projection || node instanceof Selection) {
			// what is in there is asked of elements
			return;
		}
		if (ofMessage && node instanceof PropertyOrFieldReference property) {
			checkMember(method, condition, property.getName(), "", 0);
		}
		if (ofMessage && node instanceof MethodReference call) {
			checkMember(method, condition, call.getName(), arguments(call.getChildCount()), call.getChildCount());
			checkPointer(method, condition, call);
		}
		if (ofMessage && node instanceof Assign && isMember(node.getChild(0))) {
			throw CallbackMethodException.wrong(method, "condition", condition, "a message can't be changed",
					"Write == to compare.");
		}
		if (node instanceof BeanReference bean && !this.beanFactory.containsBean(bean.getName())) {
			throw CallbackMethodException.wrong(method, "condition", condition,
					"there is no bean named '%s'".formatted(bean.getName()), "Define the bean, or correct its name.");
		}
		if (node instanceof VariableReference && !VARIABLES.contains(node.toStringAST())) {
			throw CallbackMethodException.wrong(method, "condition", condition,
					"there is no variable " + node.toStringAST(),
					"Ask the message without a variable. " + MessageMembers.describe());
		}
		if (node instanceof TypeReference) {
			checkType(method, condition, node);
			return;
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			check(method, condition, node.getChild(i), isOfMessage(node, i));
		}
	}

	private static boolean isOfMessage(SpelNode node, int child) {
		if (node instanceof CompoundExpression) {
			// a variable is the message itself
			return child == 0 || (child == 1 && node.getChild(0) instanceof VariableReference);
		}
		// a name may be the key of a map
		boolean isKey = node instanceof Indexer || (node instanceof InlineMap && child % 2 == 0);
		return !isKey || !(node.getChild(child) instanceof PropertyOrFieldReference);
	}

	private void checkMember(AnnotatedMethod method, String condition, String name, String arguments, int count) {
		if (this.fields == null && LOOKING.contains(name)) {
			throw CallbackMethodException.withoutFields(method, "condition", condition);
		}
		if (!MessageMembers.has(name, count)) {
			throw CallbackMethodException.wrong(method, "condition", condition, "a message has no " + name + arguments,
					MessageMembers.suggest(name));
		}
	}

	private void checkPointer(AnnotatedMethod method, String condition, MethodReference call) {
		if (this.fields != null && call.getChildCount() > 0 && call.getChild(0) instanceof StringLiteral literal) {
			try {
				this.fields.lookup(List.of(String.valueOf(literal.getLiteralValue().getValue())));
			}
			catch (IllegalArgumentException ex) {
				throw CallbackMethodException.wrong(method, "condition", condition,
						call.toStringAST() + ": " + ex.getMessage(), "Write a JSON pointer, like field('/price').");
			}
		}
	}

	private static boolean isMember(SpelNode node) {
		return node instanceof PropertyOrFieldReference || node instanceof MethodReference
				|| (node instanceof CompoundExpression && node.getChildCount() == 2
						&& node.getChild(0) instanceof VariableReference);
	}

	private void checkType(AnnotatedMethod method, String condition, SpelNode node) {
		try {
			new SpelExpressionParser().parseRaw(node.toStringAST()).getValue(this.context);
		}
		catch (EvaluationException ex) {
			throw CallbackMethodException.wrong(method, "condition", condition,
					"there is no class for " + node.toStringAST(), "Write its whole name, with its package.");
		}
	}

	private static String arguments(int count) {
		return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
	}

}
