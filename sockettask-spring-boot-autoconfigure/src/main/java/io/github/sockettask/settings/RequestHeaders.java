package io.github.sockettask.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Request headers, whose names differ in more than their case.
 */
final class RequestHeaders {

	private RequestHeaders() {
	}

	static @Nullable Map<String, List<String>> merge(@Nullable Map<String, List<String>> header,
			@Nullable Map<String, List<String>> defaults) {
		if (header == null || defaults == null) {
			return (header != null) ? header : defaults;
		}
		Map<String, List<String>> merged = new LinkedHashMap<>(header);
		defaults.forEach((name, values) -> {
			if (header.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
				merged.put(name, values);
			}
		});
		return merged;
	}

}
