package io.github.sockettask.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets, each with a name, and a search for them: as they are, and in Base64, alone or
 * behind a user name.
 */
class Secrets {

	private final Map<String, String> forms = new LinkedHashMap<>();

	private int bare;

	/**
	 * Make a secret.
	 * @param name what it is
	 * @return a value that stands nowhere else
	 */
	String make(String name) {
		return add(name, "s3cret" + name.replaceAll("[^A-Za-z]", "") + "Q7x9Zk2Lw8Vb4");
	}

	/**
	 * Add a secret.
	 * @param name what it is
	 * @param value the secret
	 * @return the secret
	 */
	String add(String name, String value) {
		this.bare++;
		this.forms.put(value, name);
		// Three bytes are four characters: a secret behind other bytes has two more
		// forms.
		for (String before : List.of("", "x", "xx")) {
			String base64 = Base64.getEncoder()
				.withoutPadding()
				.encodeToString((before + value).getBytes(StandardCharsets.UTF_8));
			this.forms.put(base64.substring(before.isEmpty() ? 0 : 4, base64.length() - 2), name + " in Base64");
		}
		return value;
	}

	int size() {
		return this.bare;
	}

	/**
	 * Find secrets.
	 * @param where where the text was
	 * @param text the text
	 * @return each secret that is in it, with some text around it
	 */
	List<String> in(String where, String text) {
		List<String> found = new ArrayList<>();
		this.forms.forEach((form, name) -> {
			int index = text.indexOf(form);
			if (index >= 0) {
				found.add("%s in %s: %s".formatted(name, where,
						text.substring(Math.max(0, index - 160), Math.min(text.length(), index + form.length() + 40))));
			}
		});
		return found;
	}

}
