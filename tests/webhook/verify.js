// Reads lines of {"body", "signature", "secret"} and says for each what Stripe's own verifier makes of it: the
// event's type, or the error's class. Run by stripe_test.cpp in a folder where `npm install stripe` has been.
const Stripe = require('stripe');
const stripe = new Stripe('sk_test_unused');
require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { body, signature, secret } = JSON.parse(line);
    try {
      console.log(stripe.webhooks.constructEvent(body, signature, secret).type);
    } catch (error) {
      console.log(error.constructor.name);
    }
  });
