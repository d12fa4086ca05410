using GrandChallenge.Application;
using GrandChallenge.Challenges.Contracts;
using GrandChallenge.Challenges.Domain;
using GrandChallenge.Challenges.Features.AcceptJoinRequest;
using GrandChallenge.Challenges.Features.AddAdmin;
using GrandChallenge.Challenges.Features.Admins;
using GrandChallenge.Challenges.Features.ChallengeHome;
using GrandChallenge.Challenges.Features.EditChallenge;
using GrandChallenge.Challenges.Features.ForgetUser;
using GrandChallenge.Challenges.Features.JoinChallenge;
using GrandChallenge.Challenges.Features.JoinRequests;
using GrandChallenge.Challenges.Features.LeaveChallenge;
using GrandChallenge.Challenges.Features.RejectJoinRequest;
using GrandChallenge.Challenges.Features.RemoveAdmin;
using GrandChallenge.Challenges.Features.RemoveParticipant;
using GrandChallenge.Challenges.Features.Shared;
using GrandChallenge.TestKit;

namespace GrandChallenge.Challenges.Tests;

public sealed class JoinTests(ChallengesFixture platform) : IClassFixture<ChallengesFixture>
{
    [Fact]
    public async Task Who_joins_an_open_challenge_takes_part_until_he_leaves()
    {
        var (slug, id, _) = await platform.CreateAsync();
        var user = ChallengesFixture.NewUser();

        (await platform.SendAs(user, new JoinChallenge(slug))).State.ShouldBe(JoinState.Participant);
        (await platform.SendAs(user, new ChallengeAccessById(id)))!.IsParticipant.ShouldBeTrue();
        await platform.SendAs(user, new LeaveChallenge(slug));
        (await platform.SendAs(user, new ChallengeAccessById(id)))!.IsParticipant.ShouldBeFalse();
        await platform.SendAs(user, new LeaveChallenge(slug)).ShouldThrowAsync<ConflictRefusal>();
    }

    [Fact]
    public async Task Ten_clicks_on_join_make_one_participant()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var user = ChallengesFixture.NewUser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => platform.SendAs(user, new JoinChallenge(slug))));

        answers.ShouldAllBe(answer => answer.State == JoinState.Participant);
        (await platform.SendAs(admin, new ChallengeHome(slug))).Participants.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_waits_for_an_admin_and_the_user_hears_of_the_decision()
    {
        var (slug, _, admin) = await platform.CreateAsync(ChallengesFixture.Wish(policy: JoinPolicy.Reviewed, title: "Reviewed one"));
        var user = await platform.CreateUserAsync("waits-for-it");
        (await platform.SendAs(user, new JoinChallenge(slug))).State.ShouldBe(JoinState.Pending);
        (await platform.SendAs(user, new JoinChallenge(slug))).State.ShouldBe(JoinState.Pending);

        var request = (await platform.SendAs(admin, new JoinRequests(slug))).Items.ShouldHaveSingleItem();
        request.UserName.ShouldBe("waits-for-it");
        await platform.SendAs(admin, new RejectJoinRequest(slug, request.Id, "Please use your institute's address."));
        var rejected = await platform.SendAs(user, new JoinChallenge(slug));
        rejected.ShouldBe(new JoinAnswer(JoinState.Rejected, "Please use your institute's address."));

        await platform.SendAs(admin, new AcceptJoinRequest(slug, request.Id));
        (await platform.SendAs(user, new JoinChallenge(slug))).State.ShouldBe(JoinState.Participant);
        (await platform.MailAsync(Users.AddressOf("waits-for-it"), "Your request to join Reviewed one")).TextBody!.ShouldContain("institute's address");
        (await platform.MailAsync(Users.AddressOf("waits-for-it"), "You have joined Reviewed one")).TextBody!.ShouldContain($"/challenges/{slug}");
    }

    [Fact]
    public async Task A_request_of_another_challenge_is_not_found()
    {
        var (slug, _, admin) = await platform.CreateAsync(ChallengesFixture.Wish(policy: JoinPolicy.Reviewed));
        var (other, _, otherAdmin) = await platform.CreateAsync();
        await platform.SendAs(ChallengesFixture.NewUser(), new JoinChallenge(slug));
        var request = (await platform.SendAs(admin, new JoinRequests(slug))).Items.Single();

        await platform.SendAs(otherAdmin, new AcceptJoinRequest(other, request.Id)).ShouldThrowAsync<NotFoundRefusal>();
    }

    [Fact]
    public async Task Opening_the_door_lets_in_who_waits()
    {
        var (slug, _, admin) = await platform.CreateAsync(ChallengesFixture.Wish(policy: JoinPolicy.Reviewed));
        var user = ChallengesFixture.NewUser();
        await platform.SendAs(user, new JoinChallenge(slug));

        await platform.SendAs(admin, new EditChallenge(slug, "Open now", "", "a@example.org", ChallengeVisibility.Public, JoinPolicy.Open, [], [], []));

        (await platform.SendAs(user, new JoinChallenge(slug))).State.ShouldBe(JoinState.Participant);
    }

    [Fact]
    public async Task A_removed_participant_cannot_simply_join_again()
    {
        var (slug, _, admin) = await platform.CreateAsync();
        var user = ChallengesFixture.NewUser();
        await platform.SendAs(user, new JoinChallenge(slug));

        await platform.SendAs(admin, new RemoveParticipant(slug, user, "")).ShouldThrowAsync<ValidationRefusal>();
        await platform.SendAs(admin, new RemoveParticipant(slug, user, "Two accounts."));

        (await platform.SendAs(user, new JoinChallenge(slug))).ShouldBe(new JoinAnswer(JoinState.Rejected, "Two accounts."));
    }

    [Fact]
    public async Task Two_admins_who_remove_each_other_leave_one()
    {
        var name = "second" + ChallengesFixture.NewSlug()[^20..];
        var second = await platform.CreateUserAsync(name);
        var (slug, _, first) = await platform.CreateAsync();
        await platform.SendAs(first, new AddAdmin(slug, name));

        await Task.WhenAll(TryAsync(first, second), TryAsync(second, first));

        (await platform.SendAs(first, new Admins(slug), isSiteAdmin: true)).ShouldHaveSingleItem();

        async Task TryAsync(Guid by, Guid whom)
        {
            try
            {
                await platform.SendAs(by, new RemoveAdmin(slug, whom));
            }
            catch (Refusal)
            {
                // One of the two comes too late.
            }
        }
    }

    [Fact]
    public async Task The_last_admin_stays_and_an_unknown_name_is_named()
    {
        var (slug, _, admin) = await platform.CreateAsync();

        await platform.SendAs(admin, new RemoveAdmin(slug, admin)).ShouldThrowAsync<ConflictRefusal>();
        await platform.SendAs(admin, new LeaveChallenge(slug)).ShouldThrowAsync<ConflictRefusal>();
        var refusal = await platform.SendAs(admin, new AddAdmin(slug, "nobody-here")).ShouldThrowAsync<ValidationRefusal>();
        refusal.Errors["UserName"].Single().ShouldContain("“nobody-here”");
    }

    [Fact]
    public async Task A_deleted_account_leaves_its_challenges_to_the_sites_admins()
    {
        var (slug, id, admin) = await platform.CreateAsync();

        await platform.SendAsSystem(new ForgetUser(admin));

        (await platform.SendAs(admin, new ChallengeAccessById(id)))!.IsAdmin.ShouldBeFalse();
        (await platform.SendAs(ChallengesFixture.NewUser(), new Admins(slug), isSiteAdmin: true)).ShouldBeEmpty();
    }
}
