package io.github.sockettask.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.sockettask.MessageFields;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonSkim}: it finds what a parser finds, or nothing. Binary messages
 * always go to a parser.
 */
class JsonSkimTests {

	private static final String[] NAMES = { "a", "b", "ab", "", "\u00e4", "\"", "\\", "type" };

	private static final String[] STRINGS = { "", "a", "\"", "\\", "\\\"", "\u00e4", "\ud83d\ude00", "],[", "}{",
			"\n\u0001", "a:b,c", "null", "7" };

	private static final List<String> POINTERS = List.of("/type", "/a", "/a/b", "/b/type", "/ab", "/", "/b/0", "/a/b/a",
			"/\u00e4", "/\"", "/type");

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final MessageFields.Lookup lookup = new JsonMessageFields(this.mapper).lookup(POINTERS);

	private static @Nullable String @Nullable [] skim(String text, String... pointers) {
		JsonLookupNode root = new JsonLookupNode();
		for (int i = 0; i < pointers.length; i++) {
			root.add(JsonPointers.parse(pointers[i]), i);
		}
		return new JsonSkim(text, pointers.length).find(root);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"type":"trade","x":1}                                  | trade
			 { "x" : [ { "type" : 1 } , "]" ] , "type" : "trade" }  | trade
			{"x":"\\"","y":"\\\\","type":"trade"}                   | trade
			{"x":{"y":"}"},"z":-1.5e+3,"w":true,"type":"trade"}     | trade
			{"type":7}                                              | 7
			{"type":-120,"x":0}                                     | -120
			{"type":"\u00e4\ud83d\ude00"}                           | \u00e4\ud83d\ude00
			{"type":"trade" and then no JSON                        | trade
			""")
	void whatIsPlainIsFoundWithoutAParser(String text, String expected) {
		assertThat(skim(text, "/type")).containsExactly(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"x\":1}", "{\"type\":null}", "{\"type\":{}}", "{\"type\":[1]}",
			"{\"x\":{\"type\":1}}" })
	void whatIsNotThereIsToldWithoutAParser(String text) {
		assertThat(skim(text, "/type")).containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "[]", "{", "{\"type", "{\"type\"", "{\"type\":", "{\"type\":\"",
			"{\"type\":\"a\\n\"}", "{\"ty\\u0070e\":1}", "{\"type\":1.5}", "{\"type\":true}", "{\"type\":01}",
			"{\"type\":-}", "{\"type\":+1}", "{\"type\":nul}", "{\"type\":tru}", "{type:1}", "{'type':1}",
			"{\"x\":1 \"type\":1}", "{\"x\":1,}", "{\"x\":,}", "{\"x\":[1", "{\"x\":\"", "{\"x\":1", "{\"x\":1]",
			"{\"type\":\"\n\"}", "{/**/\"type\":1}" })
	void whatIsNotPlainIsLeftToAParser(String text) {
		assertThat(skim(text, "/type")).isNull();
	}

	@Test
	void elementsAreLeftToAParser() {
		assertThat(skim("{\"a\":[1]}", "/a/0")).isNull();
		assertThat(skim("{\"a\":{\"0\":1}}", "/a/0")).containsExactly("1");
	}

	@Test
	void randomMessagesHaveWhatAParserFinds() {
		Random random = new Random(7);
		for (int i = 0; i < 3000; i++) {
			JsonNode message = object(random, 4);
			assertIsWhatAParserFinds(random.nextBoolean() ? message.toString() : message.toPrettyString());
		}
	}

	@Test
	void messagesThatAreCutOffHaveWhatAParserFinds() {
		Random random = new Random(8);
		for (int i = 0; i < 100; i++) {
			String text = object(random, 3).toString();
			for (int length = 0; length < text.length(); length++) {
				if (!Character.isHighSurrogate(text.charAt(Math.max(0, length - 1)))) {
					assertIsWhatAParserFinds(text.substring(0, length));
				}
			}
		}
	}

	private void assertIsWhatAParserFinds(String text) {
		assertThat(this.lookup.find(text)).as(text).isEqualTo(this.lookup.find(text.getBytes(StandardCharsets.UTF_8)));
	}

	private ObjectNode object(Random random, int depth) {
		ObjectNode object = this.mapper.createObjectNode();
		for (int i = random.nextInt(6); i > 0; i--) {
			object.set(NAMES[random.nextInt(NAMES.length)], value(random, depth - 1));
		}
		return object;
	}

	private JsonNode value(Random random, int depth) {
		return switch (random.nextInt((depth > 0) ? 9 : 5)) {
			case 0 -> this.mapper.getNodeFactory().numberNode(random.nextInt(2000) - 1000);
			case 1 -> this.mapper.getNodeFactory().numberNode(random.nextDouble());
			case 2 -> this.mapper.getNodeFactory().booleanNode(random.nextBoolean());
			case 3 -> this.mapper.getNodeFactory().stringNode(STRINGS[random.nextInt(STRINGS.length)]);
			case 4 -> this.mapper.getNodeFactory().nullNode();
			case 5 -> this.mapper.createArrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
			default -> object(random, depth);
		};
	}

	@Test
	void aMapperThatTakesMoreThanJsonReadsByItself() {
		JsonMapper lenient = JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
		assertThat(new JsonMessageFields(lenient).lookup(List.of("/type"))
			.find("{\"x\":[ /* \" */ 1 ],\"type\":\"a\",\"y\":[\"],\",\"\\\"type\\\":\\\"b\\\"\"]}"))
			.containsExactly("a");
	}

}
