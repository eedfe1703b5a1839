"""A second, optional reader: a language model, asked by the OpenAI-compatible protocol, held to the same words and terms.

    model      where the model is asked, with which key, for how long
    terms      the types and properties that it may use, and the JSON schema of its answer
    prompt     what it is told; the words stand in prompt.toml
    passages   a document in pieces that one question holds
    asking     one question over HTTP: no redirect, one limit of time, few tries
    answers    answers kept in build/, by a hash of the question
    grounding  an answer → claims whose words stand in the text; all else is dropped and counted
    agreement  the claims of both readers, laid over each other
    reading    all of it, for the documents of a workspace

It is off unless `vanort extract --model` names a model, and what the rules read stays whatever the model does.
"""
