package io.github.sockettask.listener;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.expression.BeanFactoryResolver;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.util.StringUtils;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;

/**
 * Makes filters of what methods ask for, or tells what is wrong with it.
 */
class MessageFilters {

	private final AttributeValues values;

	private final @Nullable MessageFields fields;

	private final SpelExpressionParser parser;

	private final StandardEvaluationContext context = new StandardEvaluationContext();

	/**
	 * Create filters.
	 * @param beanFactory has what expressions name
	 * @param fields looks into messages, if anything does
	 */
	MessageFilters(ConfigurableBeanFactory beanFactory, @Nullable MessageFields fields) {
		this.values = new AttributeValues(beanFactory);
		this.fields = fields;
		this.parser = new SpelExpressionParser(
				new SpelParserConfiguration(SpelCompilerMode.MIXED, beanFactory.getBeanClassLoader()));
		this.context.setBeanResolver(new BeanFactoryResolver(beanFactory));
	}

	/**
	 * Create a filter.
	 * @param method the method
	 * @param payload the argument that takes the message, if there is one
	 * @return which messages the method wants
	 */
	MessageFilter create(AnnotatedMethod method, @Nullable MessageArgument payload) {
		MessageSelection selection = method.selection();
		MessageFilter filter = (payload != null) ? payload.kind().filter() : MessageFilter.all();
		List<String> types = this.values.resolve("type", method, selection.types());
		if (types.stream().anyMatch(String::isBlank)) {
			throw new CallbackMethodException(method + " asks for a type that is empty.",
					"Name the type, or leave it out to get messages of all types.");
		}
		if (!selection.types().isEmpty() && types.isEmpty()) {
			throw new CallbackMethodException(method + " asks for no type: \""
					+ String.join("\", \"", selection.types()) + "\" resolves to nothing.",
					"Name a type, or leave it out to get messages of all types.");
		}
		filter = types.isEmpty() ? filter : filter.types(types);
		for (String match : this.values.resolve("match", method, selection.matches())) {
			filter = filter.match(parse(method, match));
		}
		if (!types.isEmpty()) {
			checkFields(method, "type", types.get(0), "/type");
		}
		else {
			filter = narrow(filter, payload);
		}
		if (StringUtils.hasText(selection.condition())) {
			filter = filter.condition(condition(method, selection.condition()));
		}
		return selection.unmatched() ? filter.unmatched() : filter;
	}

	private MessageMatch parse(AnnotatedMethod method, String text) {
		MessageMatch match;
		try {
			match = MessageMatch.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw wrong(method, "match", text, ex, "Write a JSON pointer and a value, like /channel=ticker.*");
		}
		checkFields(method, "match", text, match.pointer());
		return match;
	}

	private void checkFields(AnnotatedMethod method, String attribute, String value, String pointer) {
		if (this.fields == null) {
			throw new CallbackMethodException(
					"%s has %s = \"%s\", but nothing can look into messages.".formatted(method, attribute, value),
					"Add Jackson (tools.jackson.core:jackson-databind) to the class path, or define a bean of type %s."
						.formatted(MessageFields.class.getName()));
		}
		try {
			this.fields.lookup(List.of(pointer));
		}
		catch (IllegalArgumentException ex) {
			throw wrong(method, attribute, value, ex, "Correct the pointer.");
		}
	}

	private MessageFilter narrow(MessageFilter filter, @Nullable MessageArgument payload) {
		Class<?> type = (payload != null) ? payload.boundType() : null;
		MessageMatch match = (type != null && this.fields != null) ? this.fields.typeMatch(type) : null;
		return (match != null) ? filter.match(match) : filter;
	}

	private MessageCondition condition(AnnotatedMethod method, String condition) {
		String text = this.values.resolvePlaceholders("condition", method, condition);
		try {
			return new MessageCondition(this.parser.parseExpression((text != null) ? text : ""), this.context);
		}
		catch (ParseException | IllegalStateException ex) {
			throw wrong(method, "condition", condition, ex,
					"Write an expression of Spring's expression language, like field('/price') > 100");
		}
	}

	private static CallbackMethodException wrong(AnnotatedMethod method, String attribute, String value,
			Exception cause, String action) {
		return new CallbackMethodException(
				"%s has %s = \"%s\", which is wrong: %s".formatted(method, attribute, value, cause.getMessage()),
				action, cause);
	}

}
