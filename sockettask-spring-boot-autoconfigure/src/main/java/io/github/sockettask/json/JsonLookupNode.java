package io.github.sockettask.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is looked up in a value, and in what it holds.
 */
final class JsonLookupNode {

	private static final int[] NONE = {};

	private final Map<String, JsonLookupNode> children = new HashMap<>();

	private final Map<Integer, JsonLookupNode> elements = new HashMap<>();

	/** Places of the value among all that are looked up. */
	private int[] indexes = NONE;

	void add(List<String> segments, int index) {
		if (segments.isEmpty()) {
			this.indexes = Arrays.copyOf(this.indexes, this.indexes.length + 1);
			this.indexes[this.indexes.length - 1] = index;
			return;
		}
		String segment = segments.get(0);
		JsonLookupNode child = this.children.computeIfAbsent(segment, (name) -> new JsonLookupNode());
		child.add(segments.subList(1, segments.size()), index);
		int element = JsonPath.index(segment);
		if (element >= 0) {
			this.elements.put(element, child);
		}
	}

	boolean hasChildren() {
		return !this.children.isEmpty();
	}

	int[] indexes() {
		return this.indexes;
	}

	@Nullable JsonLookupNode child(String name) {
		return this.children.get(name);
	}

	@Nullable JsonLookupNode element(int index) {
		return this.elements.isEmpty() ? null : this.elements.get(index);
	}

}
