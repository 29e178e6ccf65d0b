package io.github.sockettask.listener.filter;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.util.StringUtils;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.handler.ArrayCondition;
import io.github.sockettask.listener.argument.MessageArgument;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.AttributeValues;
import io.github.sockettask.listener.method.CallbackMethodException;
import io.github.sockettask.listener.method.MessageSelection;

/**
 * Creates filters from the attributes of methods, and rejects wrong ones.
 */
public class MessageFilters {

	private final AttributeValues values;

	private final @Nullable MessageFields fields;

	private final MessageConditions conditions;

	public MessageFilters(ConfigurableBeanFactory beanFactory, @Nullable MessageFields fields) {
		this.values = new AttributeValues(beanFactory);
		this.fields = fields;
		this.conditions = new MessageConditions(beanFactory, fields);
	}

	public MessageFilter create(AnnotatedMethod method, @Nullable MessageArgument payload) {
		MessageSelection selection = method.selection();
		MessageFilter filter = (payload != null) ? all(payload.kind()) : MessageFilter.all();
		List<String> types = types(method);
		filter = narrow(types.isEmpty() ? filter : filter.types(types), payload);
		for (String match : resolve("match", method, selection.matches())) {
			filter = filter.match(parse(method, match));
		}
		String condition = String.join("", this.values.resolve("condition", method, List.of(selection.condition())));
		if (StringUtils.hasText(condition)) {
			filter = filter.condition(this.conditions.create(method, condition));
		}
		return selection.unmatched() ? unmatched(method, filter) : filter;
	}

	private static MessageFilter all(MessageFilter.Kind kind) {
		return switch (kind) {
			case ANY -> MessageFilter.all();
			case TEXT -> MessageFilter.all().text();
			case BINARY -> MessageFilter.all().binary();
			case NONE -> MessageFilter.none();
		};
	}

	private List<String> types(AnnotatedMethod method) {
		List<String> types = resolve("type", method, method.selection().types());
		for (String type : types) {
			if (type.isBlank()) {
				throw new CallbackMethodException(method + " has an empty type.",
						"Name the type, or leave it out to get messages of all types.");
			}
			checkFields(method, "type", type, "/type");
		}
		return types;
	}

	private List<String> resolve(String attribute, AnnotatedMethod method, List<String> written) {
		List<String> values = this.values.resolve(attribute, method, written);
		if (!written.isEmpty() && values.isEmpty()) {
			throw new CallbackMethodException(
					"%s asks for no %s: \"%s\" resolves to nothing.".formatted(method, attribute,
							String.join("\", \"", written)),
					"Give it a value, or leave the %s out.".formatted(attribute));
		}
		return values;
	}

	private MessageMatch parse(AnnotatedMethod method, String text) {
		MessageMatch match;
		try {
			match = MessageMatch.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw CallbackMethodException.wrong(method, "match", text, String.valueOf(ex.getMessage()),
					"Write a JSON pointer and a value, like /channel=ticker.*");
		}
		checkFields(method, "match", text, match.pointer());
		return match;
	}

	private void checkFields(AnnotatedMethod method, String attribute, String value, String pointer) {
		if (this.fields == null) {
			throw CallbackMethodException.withoutFields(method, attribute, value);
		}
		try {
			this.fields.lookup(List.of(pointer));
		}
		catch (IllegalArgumentException ex) {
			throw CallbackMethodException.wrong(method, attribute, value, String.valueOf(ex.getMessage()),
					"Correct the pointer.");
		}
	}

	private MessageFilter narrow(MessageFilter filter, @Nullable MessageArgument payload) {
		Class<?> type = (payload != null) ? payload.boundType() : null;
		MessageMatch match = (type != null && this.fields != null) ? this.fields.typeMatch(type) : null;
		MessageFilter narrowed = (match != null) ? filter.match(match) : filter;
		return (payload != null && payload.isOfArrays() && this.fields != null)
				? narrowed.condition(new ArrayCondition(this.fields)) : narrowed;
	}

	private static MessageFilter unmatched(AnnotatedMethod method, MessageFilter filter) {
		MessageSelection selection = method.selection();
		if (!selection.types().isEmpty() || !selection.matches().isEmpty() || !selection.condition().isEmpty()) {
			throw new CallbackMethodException(
					method + " selects unmatched messages, and selects by type, match or condition as well.",
					"Remove unmatched = true, or remove the other attributes.");
		}
		return filter.unmatched();
	}

}
