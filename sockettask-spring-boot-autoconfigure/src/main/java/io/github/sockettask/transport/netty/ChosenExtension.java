package io.github.sockettask.transport.netty;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An extension as the server chose it (RFC 6455, section 9.1).
 *
 * @param name the name
 * @param parameters the parameters in their order, also those that come twice
 */
record ChosenExtension(String name, List<Parameter> parameters) {

	private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";

	/** A name or a parameter, behind its separator. */
	private static final Pattern PART = Pattern
		.compile("\\G[ \t]*([,;])[ \t]*(%1$s)(?:[ \t]*=[ \t]*(?:(%1$s)|\"(%1$s)\"))?[ \t]*".formatted(TOKEN));

	/**
	 * Parse the header. The parsers at hand lose parameters that come twice or have no
	 * value, or all that is not well-formed.
	 * @param values the values of the header, none of them blank
	 * @return the extensions, or {@code null} if the header is not well-formed
	 */
	static @Nullable List<ChosenExtension> parse(List<String> values) {
		List<ChosenExtension> extensions = new ArrayList<>();
		List<Parameter> parameters = List.of();
		for (String value : values) {
			Matcher part = PART.matcher("," + value);
			int end = 0;
			while (part.find()) {
				end = part.end();
				Parameter found = new Parameter(part.group(2), (part.group(3) != null) ? part.group(3) : part.group(4));
				if (part.group(1).equals(";")) {
					parameters.add(found);
				}
				else if (found.value() != null) {
					return null;
				}
				else {
					parameters = new ArrayList<>();
					extensions.add(new ChosenExtension(found.name(), parameters));
				}
			}
			if (end != value.length() + 1) {
				return null;
			}
		}
		return extensions;
	}

	/**
	 * A parameter of an extension.
	 *
	 * @param name the name
	 * @param value the value without quotes, or {@code null}
	 */
	record Parameter(String name, @Nullable String value) {

		@Override
		public String toString() {
			return (this.value != null) ? this.name + "=" + this.value : this.name;
		}

	}

}
