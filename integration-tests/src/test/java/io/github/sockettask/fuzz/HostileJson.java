package io.github.sockettask.fuzz;

import java.util.List;
import java.util.Random;

/**
 * Makes text that is JSON, or looks like it.
 */
record HostileJson(Random random) {

	private static final List<String> VALUES = List.of("1", "2", "3.5", "7", "8", "\"a\"", "\"b\"", "\"c\"",
			"{\"a\":1}", "[1]", "false", "-0", "1e400", "1E-99999", "0.1", "01", "NaN", "true", "null", "\"\"",
			"\"trade\"", "\"\\u0000\\ud800\"", "\"\\", "[]", "{}", "[,]", "{\"type\"}", "\u0001", "/**/1");

	private static final List<String> NAMES = List.of("type", "price", "data", "a", "", "ty\\u0070e", "\u00e9");

	String next() {
		int size = 1 << this.random.nextInt(16);
		String text = switch (this.random.nextInt(10)) {
			case 0 -> "[".repeat(size) + "]".repeat(this.random.nextBoolean() ? size : 1);
			case 1 -> "{\"data\":".repeat(size / 8) + "1" + "}".repeat(size / 8);
			case 2 -> "{\"type\":\"trade\",\"price\":" + "9".repeat(size) + "}";
			case 3 -> "{\"type\":\"" + "x".repeat(size) + "\",\"" + "n".repeat(size) + "\":1}";
			case 4 -> "{\"type\":\"trade\",\"data\":[" + (value(2) + ",").repeat(size / 16) + "1]}";
			case 5 -> "{" + ("\"type\":\"trade\",").repeat(size / 16) + "\"price\":1}";
			case 6 -> "\ufeff" + object(3);
			case 7 -> object(3) + object(1);
			default -> object(4);
		};
		return (this.random.nextInt(5) == 0) ? text.substring(0, this.random.nextInt(text.length() + 1)) : text;
	}

	private String object(int depth) {
		StringBuilder object = new StringBuilder("{");
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			object.append('"').append(one(NAMES)).append("\":").append(value(depth)).append((i > 0) ? "," : "");
		}
		return object.append('}').toString();
	}

	private String value(int depth) {
		if (depth == 0 || this.random.nextInt(3) == 0) {
			return one(VALUES);
		}
		return this.random.nextBoolean() ? object(depth - 1) : "[" + value(depth - 1) + "," + value(depth - 1) + "]";
	}

	private String one(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
