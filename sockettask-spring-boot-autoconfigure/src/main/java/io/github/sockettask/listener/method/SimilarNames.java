package io.github.sockettask.listener.method;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Suggests existing names for a misspelled one.
 *
 * @since 0.1.0
 */
public class SimilarNames {

	private final Collection<String> names;

	/**
	 * Create a search.
	 * @param names the names that exist
	 */
	public SimilarNames(Collection<String> names) {
		this.names = names;
	}

	/**
	 * Find the most similar name.
	 * @param mistyped the name that does not exist
	 * @return a name that exists, or {@code null} if none is similar
	 */
	public @Nullable String find(String mistyped) {
		return this.names.stream()
			.filter((name) -> distance(name, mistyped) <= Math.max(1, mistyped.length() / 3))
			.min(Comparator.comparingInt((name) -> distance(name, mistyped)))
			.orElse(null);
	}

	// The Levenshtein distance of the names without case and separators.
	private int distance(String first, String second) {
		String a = normalize(first);
		String b = normalize(second);
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = previous[j - 1] + ((a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0);
				current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[b.length()];
	}

	private String normalize(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
	}

}
