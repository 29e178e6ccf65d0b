package io.github.sockettask.json;

import org.jspecify.annotations.Nullable;

/**
 * Looks up values in text without a parser, as long as they are plain text or integers in
 * objects. Takes no more time than reading the characters up to the last value. Does not
 * verify the rest of the message, which its conversion does.
 */
final class JsonSkim {

	private final String text;

	private final @Nullable String[] found;

	private int missing;

	private int position;

	JsonSkim(String text, int size) {
		this.text = text;
		this.found = new @Nullable String[size];
		this.missing = size;
	}

	// Returns null if it takes a parser to find the values.
	@Nullable String @Nullable [] find(JsonLookupNode root) {
		return (peek() == '{' && readObject(root)) ? this.found : null;
	}

	// Begins at the first character of the object. Returns whether it could be read, up
	// to the last value that was missing.
	private boolean readObject(JsonLookupNode node) {
		this.position++;
		if (peek() == '}') {
			this.position++;
			return true;
		}
		while (peek() == '"') {
			int start = this.position + 1;
			if (!passPlainText()) {
				return false;
			}
			JsonLookupNode child = node.child(this.text, start, this.position - 1);
			if (peek() != ':') {
				return false;
			}
			this.position++;
			if (!((child != null) ? read(child) : pass())) {
				return false;
			}
			if (this.missing == 0) {
				return true;
			}
			char next = peek();
			this.position++;
			if (next != ',') {
				return next == '}';
			}
		}
		return false;
	}

	private boolean read(JsonLookupNode node) {
		char first = peek();
		if (first == '{' && node.hasChildren()) {
			return readObject(node);
		}
		if (node.hasChildren() && first == '[') {
			return false;
		}
		if (node.indexes().length == 0 || first == '{' || first == '[') {
			return pass();
		}
		int start = this.position;
		if (first == '"') {
			return passPlainText() && take(node, start + 1, this.position - 1);
		}
		return passLiteral() && (isNull(start) || (isInteger(start) && take(node, start, this.position)));
	}

	private boolean take(JsonLookupNode node, int start, int end) {
		String value = this.text.substring(start, end);
		for (int index : node.indexes()) {
			// The first of several equal names applies.
			if (this.found[index] == null) {
				this.found[index] = value;
				this.missing--;
			}
		}
		return true;
	}

	private boolean isNull(int start) {
		return this.position - start == 4 && this.text.startsWith("null", start);
	}

	private boolean isInteger(int start) {
		int first = (this.text.charAt(start) == '-') ? start + 1 : start;
		if (first == this.position || (this.text.charAt(first) == '0' && first + 1 != this.position)) {
			return false;
		}
		for (int i = first; i < this.position; i++) {
			if (this.text.charAt(i) < '0' || this.text.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	// Returns false for a text with an escape, whose characters stand for others.
	private boolean passPlainText() {
		for (int i = this.position + 1; i < this.text.length(); i++) {
			char next = this.text.charAt(i);
			if (next == '"') {
				this.position = i + 1;
				return true;
			}
			if (next == '\\' || next < ' ') {
				return false;
			}
		}
		return false;
	}

	private boolean passText() {
		for (int i = this.position + 1; i < this.text.length(); i++) {
			char next = this.text.charAt(i);
			if (next == '"') {
				this.position = i + 1;
				return true;
			}
			if (next == '\\') {
				i++;
			}
		}
		return false;
	}

	private boolean passLiteral() {
		int start = this.position;
		while (this.position < this.text.length() && isLiteral(this.text.charAt(this.position))) {
			this.position++;
		}
		return this.position != start;
	}

	private static boolean isLiteral(char next) {
		return (next >= '0' && next <= '9') || (next >= 'a' && next <= 'z') || next == '.' || next == '-' || next == '+'
				|| next == 'E';
	}

	// Passes over a value, whatever it is. Returns whether it has an end.
	private boolean pass() {
		char first = peek();
		if (first == '"') {
			return passText();
		}
		return (first != '{' && first != '[') ? passLiteral() : passNested();
	}

	private boolean passNested() {
		int depth = 0;
		while (this.position < this.text.length()) {
			char next = this.text.charAt(this.position);
			if (next == '"') {
				if (!passText()) {
					return false;
				}
				continue;
			}
			this.position++;
			if (next == '{' || next == '[') {
				depth++;
			}
			else if ((next == '}' || next == ']') && --depth == 0) {
				return true;
			}
		}
		return false;
	}

	// Passes over white space. Returns the character behind it, 0 at the end.
	private char peek() {
		while (this.position < this.text.length()) {
			char next = this.text.charAt(this.position);
			if (next > ' ' || (next != ' ' && next != '\n' && next != '\r' && next != '\t')) {
				return next;
			}
			this.position++;
		}
		return 0;
	}

}
