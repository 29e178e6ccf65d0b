package io.github.sockettask.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The values to look up in an object, and in its properties.
 */
final class JsonLookupNode {

	private static final int[] NONE = {};

	private final Map<String, JsonLookupNode> children = new HashMap<>();

	private final Map<Integer, JsonLookupNode> elements = new HashMap<>();

	/**
	 * The children again, for a search without garbage.
	 */
	private String[] names = {};

	private JsonLookupNode[] nodes = {};

	/**
	 * Indexes of this value in the result.
	 */
	private int[] indexes = NONE;

	void add(JsonPointer pointer, int index) {
		if (pointer.matches()) {
			this.indexes = Arrays.copyOf(this.indexes, this.indexes.length + 1);
			this.indexes[this.indexes.length - 1] = index;
			return;
		}
		JsonLookupNode child = this.children.computeIfAbsent(pointer.getMatchingProperty(),
				(name) -> new JsonLookupNode());
		child.add(pointer.tail(), index);
		this.names = this.children.keySet().toArray(String[]::new);
		this.nodes = this.children.values().toArray(JsonLookupNode[]::new);
		if (pointer.mayMatchElement()) {
			this.elements.put(pointer.getMatchingIndex(), child);
		}
	}

	boolean hasChildren() {
		return !this.children.isEmpty();
	}

	int[] indexes() {
		return this.indexes;
	}

	// The text has the name of the property, from start to end.
	@Nullable JsonLookupNode child(String text, int start, int end) {
		// A linear search, since an object has few names that are looked up.
		for (int i = 0; i < this.names.length; i++) {
			if (this.names[i].length() == end - start && text.startsWith(this.names[i], start)) {
				return this.nodes[i];
			}
		}
		return null;
	}

	@Nullable JsonLookupNode child(String name) {
		return this.children.get(name);
	}

	@Nullable JsonLookupNode element(int index) {
		return this.elements.isEmpty() ? null : this.elements.get(index);
	}

}
