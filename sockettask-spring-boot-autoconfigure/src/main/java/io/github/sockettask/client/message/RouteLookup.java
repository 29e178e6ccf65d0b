package io.github.sockettask.client.message;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageMatch;

/**
 * What is looked up in a message to choose its handlers.
 *
 * @param pointers where to look, that of the type first if it is needed
 * @param lookup looks there
 */
public record RouteLookup(List<String> pointers, MessageFields.Lookup lookup) {

	// Returns null if there is nothing to look up.
	public static @Nullable RouteLookup of(List<Route> routes, MessageReader reader) {
		Set<String> pointers = new LinkedHashSet<>();
		if (routes.stream().anyMatch((route) -> !route.filter().types().isEmpty())) {
			pointers.add(reader.typeField());
		}
		routes.stream()
			.flatMap((route) -> route.filter().matches().stream())
			.map(MessageMatch::pointer)
			.forEach(pointers::add);
		List<String> list = List.copyOf(pointers);
		return list.isEmpty() ? null : new RouteLookup(list, reader.fields().lookup(list));
	}

	@Nullable String[] find(Object message) {
		return this.lookup.find(message);
	}

	public int indexOf(String pointer) {
		return this.pointers.indexOf(pointer);
	}

}
