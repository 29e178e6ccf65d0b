package io.github.sockettask.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of {@code golden/}; its README describes the keys.
 */
record Trace(JsonNode json) {

	static Stream<Trace> all() {
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:golden/*.json"))
				.map(Trace::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Trace read(Resource file) {
		try (InputStream in = file.getInputStream()) {
			return new Trace(JsonMapper.shared().readTree(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Say a text of the reference in our words: Java has no undefined, and the contract
	 * has the name of the property without Taro's typo.
	 * @param text a text of the reference
	 * @return our text
	 */
	static String words(String text) {
		return text.replace("instead of Undefined", "instead of Null").replace(".readState ", ".readyState ");
	}

	@Nullable String path() {
		return this.json.path("path").asString(null);
	}

	List<JsonNode> steps() {
		return List.copyOf(this.json.get("steps").values());
	}

	Stream<JsonNode> steps(String op) {
		return steps().stream().filter((step) -> step.get("op").asString().equals(op));
	}

	JsonNode recorded(String what) {
		return this.json.get("recorded").get(what);
	}

	/**
	 * Return what is expected of a Java client.
	 * @return the expectations; one of several equal events is repeated
	 */
	List<Expectation> expected() {
		List<Expectation> expected = new ArrayList<>();
		this.json.at("/java/expect").forEach((node) -> expected.addAll(Expectation.of(node, this)));
		return expected;
	}

	boolean expects(String kind) {
		return expected().stream().anyMatch((expectation) -> expectation.kind().equals(kind));
	}

	JsonNode javaWire() {
		return this.json.at("/java/wire");
	}

	/**
	 * Return the state that a task must keep to the end.
	 * @return the name of the state, or {@code null}
	 */
	@Nullable String readyStateStays() {
		return this.json.at("/java/readyStateStays").asString(null);
	}

	/**
	 * Return whether the recording says what is right, and not {@code java.expect} alone.
	 * @return whether our callbacks are those of the recording
	 */
	boolean isLikeRecorded() {
		return Stream.of("same", "shape").anyMatch(Predicate.isEqual(this.json.get("verdict").asString()));
	}

	boolean hasSeveralSockets() {
		return steps("connect").count() > 1;
	}

	/**
	 * Return whether we told the peer a reason, or had none to tell. If not, H5 makes up
	 * a reason that we do not send.
	 * @return whether the reason of the close event counts
	 */
	boolean reasonCounts() {
		return steps("close").allMatch((step) -> step.path("opts").has("reason"));
	}

	@Override
	public String toString() {
		return this.json.get("name").asString();
	}

}
