package io.github.sockettask.guide.recipes;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

// tag::login[]
@Component
@SocketTaskHandler("account")
class Login {

	private final String key;

	Login(@Value("${account.key}") String key) {
		this.key = key;
	}

	@OnOpen
	Command login() {
		return new Command("login", this.key);
	}

	@OnMessage(type = "login-accepted")
	Command subscribe() {
		return new Command("subscribe", "balances");
	}

	@OnMessage(type = "login-refused")
	void refused(SocketTask account) {
		account.close(4401, "login refused");
	}

	record Command(String op, String argument) {
	}

}
// end::login[]
