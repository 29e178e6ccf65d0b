package io.github.sockettask.json;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageMatch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonTypeNames}: names have to be those that Jackson writes.
 */
class JsonTypeNamesTests {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JsonMessageFields fields = new JsonMessageFields(this.mapper);

	private void verifyMatch(Class<?> type, Object value) {
		MessageMatch match = this.fields.typeMatch(type);
		assertThat(match).isNotNull();
		String json = this.mapper.writeValueAsString(value);
		assertThat(match.test(this.fields.lookup(List.of(match.pointer())).find(json)[0])).as(json + " " + match)
			.isTrue();
		assertThat(this.mapper.readValue(json, type)).isEqualTo(value);
	}

	@Test
	void aSealedInterfaceHasTheNamesOfItsRecords() {
		assertThat(this.fields.typeMatch(Event.class)).hasToString("/type=quote|trade");
		verifyMatch(Event.class, new Trade(1));
		verifyMatch(Event.class, new Quote(2));
	}

	@Test
	void aRecordHasItsOwnNameOnly() {
		assertThat(this.fields.typeMatch(Trade.class)).hasToString("/type=trade");
		verifyMatch(Trade.class, new Trade(1));
	}

	@Test
	void namesMayBeGivenByTheBaseTypeOrByNobody() {
		assertThat(this.fields.typeMatch(Circle.class)).hasToString("/@type=circle");
		verifyMatch(Circle.class, new Circle(1));
		verifyMatch(Square.class, new Square(1));
	}

	@Test
	void aTypeThatIsToldInAnotherWayOrNotAtAllHasNoMatch() {
		assertThat(this.fields.typeMatch(ByClass.class)).isNull();
		assertThat(this.fields.typeMatch(Wrapped.class)).isNull();
		assertThat(this.fields.typeMatch(String.class)).isNull();
		assertThat(this.fields.typeMatch(int.class)).isNull();
	}

	@Test
	void namesThatTheRootOfAHierarchyDoesNotKnowAreThoseThatATypeHasItself() {
		assertThat(this.fields.typeMatch(Open.class)).isNull();
		assertThat(this.fields.typeMatch(Listed.class)).hasToString("/type=hail|rain");
		assertThat(this.fields.typeMatch(Rain.class)).hasToString("/type=rain");
		assertThat(this.fields.typeMatch(Wind.class)).hasToString("/type=wind");
		verifyMatch(Listed.class, new Rain(1));
		verifyMatch(Listed.class, new Hail(2));
		verifyMatch(Rain.class, new Rain(1));
		verifyMatch(Wind.class, new Wind(3));
	}

	@Test
	void aTypeThatIsMadeByAnotherOneIsKnownByItsName() {
		assertThat(this.fields.typeMatch(Vehicle.class)).hasToString("/type=bus|car");
		assertThat(this.fields.typeMatch(Car.class)).hasToString("/type=car");
		assertThat(this.mapper.readValue("{\"type\":\"car\",\"seats\":5}", Vehicle.class)).isEqualTo(new MadeCar(5));
	}

	@Test
	void anExternalPropertyOfAClassIsItsOwn() {
		assertThat(this.fields.typeMatch(Fruit.class)).hasToString("/type=apple");
		verifyMatch(Fruit.class, new Apple(1));
	}

	@Test
	void aTypeThatTakesWhatIsOfNoOtherHasNoMatch() {
		assertThat(this.fields.typeMatch(Notice.class)).isNull();
		assertThat(this.fields.typeMatch(Other.class)).isNull();
		assertThat(this.fields.typeMatch(Warning.class)).hasToString("/type=warning");
		assertThat(this.mapper.readValue("{\"type\":\"new\"}", Notice.class)).isEqualTo(new Other());
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Event {

	}

	@JsonTypeName("trade")
	record Trade(int price) implements Event {

	}

	@JsonTypeName("quote")
	record Quote(int bid) implements Event {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class) })
	interface Shape {

	}

	record Circle(int radius) implements Shape {

	}

	record Square(int side) implements Shape {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	record ByClass(int x) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
	record Wrapped(int x) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	interface Open {

	}

	@JsonSubTypes({ @JsonSubTypes.Type(value = Rain.class, name = "rain"),
			@JsonSubTypes.Type(value = Hail.class, name = "hail") })
	interface Listed extends Open {

	}

	record Rain(int amount) implements Listed {

	}

	record Hail(int size) implements Listed {

	}

	@JsonTypeName("wind")
	record Wind(int speed) implements Open {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Vehicle {

	}

	@JsonTypeName("car")
	@JsonDeserialize(as = MadeCar.class)
	non-sealed interface Car extends Vehicle {

	}

	record MadeCar(int seats) implements Car {

	}

	@JsonTypeName("bus")
	record Bus(int seats) implements Vehicle {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
	sealed interface Fruit {

	}

	@JsonTypeName("apple")
	record Apple(int weight) implements Fruit {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Other.class)
	sealed interface Notice {

	}

	@JsonTypeName("warning")
	record Warning(String text) implements Notice {

	}

	record Other() implements Notice {

	}

}
