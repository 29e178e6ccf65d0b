package io.github.sockettask.json;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import io.github.sockettask.MessageConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonMessageFields}.
 */
class JsonMessageFieldsTests {

	private static final String[] STRINGS = { "", "a", "\"", "\\", "\u00e4", "\ud83d\ude00", "],[", "}{", "\n\u0001",
			"x".repeat(9000) };

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JsonMessageFields fields = new JsonMessageFields(this.mapper);

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/data        | {"data":[1,2]}                          | 1;2
			/data        | {"data":[ {"a":1} , {"b":[2,3]} ]}      | {"a":1};{"b":[2,3]}
			/data        | {"data":[true,null,"x",-1.50e3,0]}      | true;null;"x";-1.50e3;0
			/data        | {"x":[[]],"data":{"a":1},"y":2}         | {"a":1}
			/data        | {"data":7}                              | 7
			/data/1      | {"data":[[1],[2,3]]}                    | 2;3
			/a/b         | {"a":{"x":{},"b":["\\u00e4"]}}           | "\\u00e4"
			""")
	void elementsAreCutOutAsTheyAreWritten(String pointer, String json, String expected) {
		List<Object> elements = List.of((Object[]) expected.split(";"));
		assertThat(this.fields.elements(json, pointer)).isEqualTo(elements);
		assertThat(this.fields.elements(bytes(json), pointer))
			.map((element) -> new String((byte[]) element, StandardCharsets.UTF_8))
			.isEqualTo(elements);
	}

	@Test
	void theWholeFrameMayBeAnArray() {
		assertThat(this.fields.elements("[{\"a\":1},[2]]", "")).containsExactly("{\"a\":1}", "[2]");
		assertThat(this.fields.elements("{\"a\":1}", "")).containsExactly("{\"a\":1}");
		assertThat(this.fields.elements("[]", "")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "{", "{\"data\":", "{\"data\":null}", "{\"other\":[1]}", "[1,2]",
			"{\"data\":[1,2", "{\"data\":[1,}", "{\"data\":[1,2]", "{\"data\":[1],#}", "{\"data\":[1]}}",
			"{\"data\":[1]}\n{\"data\":[2]}", "{\"data\":[1]}{}", "{\"data\":1} 2", "{\"data\":[1]} no JSON" })
	void whatHoldsNoMessagesHasNoElements(String text) {
		assertThat(this.fields.elements(text, "/data")).isNull();
		assertThat(this.fields.elements(bytes(text), "/data")).isNull();
	}

	@Test
	void bytesAreReadAsUtf8AndAsNothingElse() {
		for (Charset other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
			assertThat(this.fields.elements("[1,{\"a\":2}]".getBytes(other), "")).isNull();
			assertThat(this.fields.lookup(List.of("/a")).find("{\"a\":2}".getBytes(other))).containsOnlyNulls();
		}
		assertThat(this.fields.elements(bytes("\ufeff[1,{\"a\":2}]"), ""))
			.map((element) -> new String((byte[]) element))
			.containsExactly("1", "{\"a\":2}");
	}

	@Test
	void whatFollowsAWholeFrameIsNotLost() {
		for (String text : List.of("{\"a\":1}\n{\"a\":2}", "[1][2]", "[1] 2", "{} []", "[1],")) {
			assertThat(this.fields.elements(text, "")).as(text).isNull();
			assertThat(this.fields.elements(bytes(text), "")).as(text).isNull();
		}
		assertThat(this.fields.elements("[1]\r\n", "")).containsExactly("1");
	}

	@Test
	void whatFollowsIsLeftOutWhereTheMapperSaysSo() {
		JsonMessageFields lenient = new JsonMessageFields(
				JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build());
		assertThat(lenient.elements("[1][2]", "")).containsExactly("1");
		lenient.verify("{} {}");
	}

	@Test
	void aTextMayBeginWithAByteOrderMark() {
		String text = "\ufeff{\"type\":\"a\",\"data\":[1,{\"b\":2}],\"c\":\"\\n\"}";
		assertThat(this.fields.lookup(List.of("/type")).find(text)).containsExactly("a");
		assertThat(this.fields.lookup(List.of("/c", "/data/0")).find(text)).containsExactly("\n", "1");
		assertThat(this.fields.elements(text, "/data")).containsExactly("1", "{\"b\":2}");
		assertThat(this.fields.part(text, "/data/1/b", int.class)).isEqualTo(2);
		this.fields.verify(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{\"a\":#,\"type\":1}", "[1,]", "{} {}", "{\"a\":1}\n{\"a\":2}", "\ufeff{\"a\"",
			" {\"a\":tru}", "[1}" })
	void whatBeginsLikeJsonAndIsBrokenIsRefused(String text) {
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.fields.verify(text))
			.withMessageStartingWith("Text message can't be read, so no handler can be chosen by it: ");
		assertThatExceptionOfType(MessageConversionException.class).isThrownBy(() -> this.fields.verify(bytes(text)))
			.withMessageStartingWith("Binary message can't be read, so no handler can be chosen by it: ");
	}

	@Test
	void whatIsBrokenIsNotQuotedUnlessThatIsAskedFor() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.fields.verify("{\"a\":secret}"))
			.withMessageNotContaining("secret")
			.withNoCause();
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> new JsonMessageFields(this.mapper, true).verify("{\"a\":secret}"))
			.withMessageContaining("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ping", "7", "{}", "[]", " {\"a\":[{}]} \n", "\ufeff[1]" })
	void whatIsJsonOrDoesNotBeginLikeItIsNotRefused(String text) {
		this.fields.verify(text);
		this.fields.verify(bytes(text));
	}

	@Test
	void whatBeginsLikeAnObjectIsNoArray() {
		for (String object : List.of("{}", " \n{", "\ufeff{\"a\":1}")) {
			assertThat(this.fields.isArray(object)).isFalse();
			assertThat(this.fields.isArray(bytes(object))).isFalse();
		}
		for (String other : List.of("", "[]", " [{}]", "\ufeff[", "7", "pong", "\u00e4{")) {
			assertThat(this.fields.isArray(other)).isTrue();
			assertThat(this.fields.isArray(bytes(other))).isTrue();
		}
		assertThat(new JsonMessageFields(
				JsonMapper.builder().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY).build())
			.isArray("{}")).isTrue();
	}

	@Test
	void randomElementsAreThoseThatAParserFinds() {
		Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			ArrayNode array = this.mapper.createArrayNode();
			for (int n = random.nextInt(6); n > 0; n--) {
				array.add(random(random, 3));
			}
			JsonNode frame = this.mapper.createObjectNode().put("type", "x").set("data", array);
			String json = random.nextBoolean() ? frame.toString() : frame.toPrettyString();
			List<JsonNode> expected = new ArrayList<>(array.values());
			assertThat(this.fields.elements(json, "/data")).map((text) -> this.mapper.readTree((String) text))
				.isEqualTo(expected);
			assertThat(this.fields.elements(bytes(json), "/data")).map((text) -> this.mapper.readTree((byte[]) text))
				.isEqualTo(expected);
		}
	}

	private JsonNode random(Random random, int depth) {
		return switch (random.nextInt((depth > 0) ? 6 : 4)) {
			case 0 -> this.mapper.getNodeFactory().numberNode(random.nextInt(2000) - 1000);
			case 1 -> this.mapper.getNodeFactory().numberNode(random.nextDouble());
			case 2 -> this.mapper.getNodeFactory().booleanNode(random.nextBoolean());
			case 3 -> this.mapper.getNodeFactory().stringNode(STRINGS[random.nextInt(STRINGS.length)]);
			case 4 -> this.mapper.createArrayNode().add(random(random, depth - 1)).add(random(random, depth - 1));
			default -> this.mapper.createObjectNode().set(STRINGS[random.nextInt(4)], random(random, depth - 1));
		};
	}

	@Test
	void aPartIsConvertedToTheTypeThatIsAskedFor() {
		String json = "{\"data\":[{\"price\":1.50,\"tags\":[\"a\",\"b\"]}],\"live\":true}";
		assertThat(this.fields.part(json, "/data/0/price", BigDecimal.class)).isEqualTo(new BigDecimal("1.50"));
		assertThat(this.fields.part(bytes(json), "/data/0/price", double.class)).isEqualTo(1.5);
		assertThat(this.fields.part(json, "/live", boolean.class)).isEqualTo(true);
		assertThat(this.fields.part(json, "/data/0/tags", new ParameterizedTypeReference<List<String>>() {
		}.getType())).isEqualTo(List.of("a", "b"));
		assertThat(this.fields.part(json, "/data/0", JsonNode.class))
			.hasToString("{\"price\":1.5,\"tags\":[\"a\",\"b\"]}");
	}

	@Test
	void whatIsNotThereIsNoPart() {
		assertThat(this.fields.part("{\"a\":null}", "/a", String.class)).isNull();
		assertThat(this.fields.part("{\"a\":null}", "/a/b", String.class)).isNull();
		assertThat(this.fields.part("{\"b\":1}", "/a", String.class)).isNull();
		assertThat(this.fields.part("{\"a\":[1]}", "/a/1", String.class)).isNull();
	}

	@Test
	void aPartOfAnotherTypeIsRefused() {
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.fields.part("{\"a\":\"x\"}", "/a", int.class))
			.withMessageStartingWith("/a of a text message can't be converted to int: ");
		assertThatExceptionOfType(MessageConversionException.class)
			.isThrownBy(() -> this.fields.part("hello", "/a", int.class))
			.withMessageStartingWith("/a of a text message can't be converted to int: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a/b", "/a~b" })
	void whatIsNoPointerIsRefused(String pointer) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fields.lookup(List.of(pointer)))
			.withMessageContaining("not a JSON pointer");
		assertThatIllegalArgumentException().isThrownBy(() -> this.fields.elements("[]", pointer));
		assertThatIllegalArgumentException().isThrownBy(() -> this.fields.part("[]", pointer, String.class));
	}

	@Test
	void theElementsOfALargeArrayAreMadeOneByOne() {
		String json = "{\"a\":[0],\"data\":[" + "{\"b\":[1]}, 2 ,".repeat(2000) + "3],\"c\":0}";
		for (Object message : List.of(json, bytes(json))) {
			Iterable<Object> elements = this.fields.elements(message, "/data");
			assertThat(elements).isNotInstanceOf(Collection.class).hasSize(4001);
			assertThat(elements).map((element) -> (element instanceof byte[] bytes) ? new String(bytes) : element)
				.startsWith("{\"b\":[1]}", "2", "{\"b\":[1]}")
				.endsWith("2", "3");
		}
		assertThat(this.fields.elements(json.substring(0, json.length() - 1), "/data")).isNull();
	}

}
