package io.github.sockettask.examples;

import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnMessage;

// tag::greeter[]
@Component
class Greeter {

	@OnMessage("greetings")
	String greet(String name) {
		return "hello, " + name;
	}

}
// end::greeter[]
