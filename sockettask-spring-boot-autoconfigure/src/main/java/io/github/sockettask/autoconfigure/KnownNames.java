package io.github.sockettask.autoconfigure;

import java.util.Collection;
import java.util.List;

/**
 * Lists the existing names in the error for an unknown one.
 */
final class KnownNames {

	private KnownNames() {
	}

	/**
	 * Return the end of a sentence that begins with "there".
	 * @param names the names, in any order
	 * @return such as {@code are a, b}
	 */
	static String tell(Collection<String> names) {
		List<String> sorted = names.stream().sorted().toList();
		return switch (sorted.size()) {
			case 0 -> "is none";
			case 1 -> "is " + sorted.get(0);
			default -> "are " + String.join(", ", sorted);
		};
	}

}
